package io.editrisk.edit;

/**
 * What training needs of its pairs beside x' and y.
 *
 * @param originals x, to be compared with
 * @param masks the part of x' that was changed
 */
record Sides(boolean originals, boolean masks) {

    static Sides of(TrainedMethod method, TrialSpec spec) {
        return new Sides(method.takesTarget(), spec.masked());
    }
}
