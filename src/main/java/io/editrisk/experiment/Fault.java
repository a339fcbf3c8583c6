package io.editrisk.experiment;

import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Place;
import java.util.List;

/**
 * One thing that is wrong with an experiment.
 *
 * @param file the file or key as the user named it
 * @param line from 1; 0 where the fault has no place in the file
 * @param column from 1; 0 likewise
 * @param message what is wrong and what is allowed, on one line
 */
public record Fault(String file, int line, int column, String message) {

    /** What is wrong with what stands at the place. */
    public static Fault at(Place place, String file, String message) {
        return new Fault(file, place.line(), place.column(), message);
    }

    /** The mistakes in a file, in its order. */
    static List<Fault> in(String file, Mistakes mistakes) {
        return mistakes.inOrder().stream()
                .map(mistake -> at(mistake.place(), file, mistake.message()))
                .toList();
    }

    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ":" + column + ": " + message;
    }
}
