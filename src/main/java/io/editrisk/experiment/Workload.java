package io.editrisk.experiment;

/**
 * What a run will do, counted without doing it. Operations are multiplications and additions of the network: making
 * pictures ready and corrupting them is not among them.
 *
 * @param edits that are made, each once where several methods train alike
 * @param trials of all edits
 * @param epochs most that one of them takes
 * @param tasks calls of the evaluate function
 * @param images of all sets that are measured, none left out
 * @param imagePoints images times points of the lines, over all edits, and the images once for the unedited network
 * @param perPicture operations of a whole pass
 * @param unedited operations of the unedited network on all images
 * @param before operations before the edited layers: once an image and edit
 * @param after operations from the edited layers on: once an image, edit and point
 * @param training operations at most, when no trial stops early: see {@link TrainingCost}; of trials that are chosen by what
 *     they cost also those on the original task
 * @param moments operations for the second moments that rewriting takes, made once a network and run at most
 * @param heads operations that make CLIP's heads out of texts, once a network and choice of words
 * @param weightBytes read, of weights
 * @param dataBytes read, of all data sets
 * @param deltaBytes written at most, of edited tensors
 * @param requests to the store, about: five an evaluation task, seven a trial, six an edit
 * @param mostly whether evaluations may end early: tasks, images, operations and requests are then the most there can be
 */
public record Workload(
        int edits,
        int trials,
        int epochs,
        Amount tasks,
        Amount images,
        Amount imagePoints,
        double perPicture,
        Amount unedited,
        Amount before,
        Amount after,
        Amount training,
        Amount moments,
        Amount heads,
        Amount weightBytes,
        Amount dataBytes,
        Amount deltaBytes,
        Amount requests,
        boolean mostly) {

    /** Operations of all evaluation, with the heads that it needs. */
    public Amount evaluation() {
        return unedited.plus(before).plus(after).plus(heads);
    }
}
