package io.editrisk.experiment.form;

import java.util.Comparator;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Where something stands in a file: line and column, both from 1, columns counted in characters. */
public record Place(int line, int column) implements Comparable<Place> {

    /** The beginning of the file: where a fault of the file as a whole is put. */
    public static final Place START = new Place(1, 1);

    private static final Comparator<Place> READING_ORDER =
            Comparator.comparingInt(Place::line).thenComparingInt(Place::column);

    public Place {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("no such place: line " + line + ", column " + column);
        }
    }

    static Place of(Optional<Mark> mark) {
        return mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1)).orElse(START);
    }

    static Place of(Node node) {
        return of(node.getStartMark());
    }

    @Override
    public int compareTo(Place other) {
        return READING_ORDER.compare(this, other);
    }
}
