package io.editrisk.evaluation;

import java.util.List;

/**
 * One call of the evaluate function: some images of one evaluation set at some points of one edit's line.
 *
 * @param edit name of the edit, or {@link #UNEDITED} for the original network
 * @param set id of the evaluation set
 * @param from first image, counted from 0 in the data set's order
 * @param to one past the last image
 * @param alphas points on the line from the original weights (0) to the edited ones (1)
 */
public record EvaluationTask(String run, String edit, String set, int from, int to, List<Double> alphas) {

    /** The name under which the unedited network is measured. */
    public static final String UNEDITED = "original";

    public EvaluationTask {
        alphas = List.copyOf(alphas);
        if (from < 0 || to <= from || alphas.isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing to evaluate: images " + from + ".." + to + ", alphas " + alphas);
        }
    }

    /** Its name within its edit: part of keys. */
    public String id() {
        return set + "." + from + "-" + to;
    }
}
