package io.editrisk.experiment;

import io.editrisk.edit.LowRank;
import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Wording;
import io.editrisk.network.Architecture;
import java.util.List;
import java.util.Objects;

/** Holds the ranks of edits against the weights that they are added to: a matrix has no more rank than rows or columns. */
final class RanksCheck {

    private final Reading.Read read;
    private final Mistakes mistakes;

    RanksCheck(Reading.Read read, Mistakes mistakes) {
        this.read = read;
        this.mistakes = mistakes;
    }

    /** @param classes that the weights tell apart: the last layer has as many rows */
    void check(int classes) {
        List<Experiment.Edit> edits = read.experiment().edits();
        for (int i = 0; i < edits.size(); i++) {
            int at = i;
            Experiment.Edit edit = edits.get(i);
            edit.lowRank().ifPresent(form -> edit.layers().forEach(layer -> check(at, form, layer, classes)));
        }
    }

    private void check(int edit, LowRank form, String layer, int classes) {
        Architecture architecture = read.experiment().model().network();
        String weight = architecture.matrix(layer).orElseThrow();
        List<Long> shape = Objects.requireNonNull(architecture.tensors(classes).get(weight));
        long highest = Math.min(shape.get(0), shape.get(1));
        if (form.rank() > highest) {
            mistakes.add(
                    read.places().ofEdit(edit, "rank"),
                    "'rank' is the number " + form.rank() + "; expected at most " + highest + " for "
                            + Wording.quoted(weight) + " " + shape);
        }
    }
}
