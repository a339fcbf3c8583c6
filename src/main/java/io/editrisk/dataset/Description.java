package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.shift.Shift;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What a data set is, as far as it can be said before its samples are counted.
 *
 * @param kind images with labels, or pairs of an image and its modified form with a label
 * @param masks whether each pair has a mask beside it: see {@link SampleForm}
 * @param classes names in the order of the labels
 * @param classSubset the labels that the set has at all, in order, where it was published for these classes alone: a
 *     network's logits are cut to them before its answer is taken (ImageNet-R, ImageNet-A); empty for all classes
 * @param frame the geometry that the pictures have been through; empty where they are as they were taken
 * @param shift the corruption that they were published with
 */
public record Description(
        String name,
        Kind kind,
        boolean masks,
        List<String> classes,
        List<Integer> classSubset,
        Optional<Frame> frame,
        Optional<Shift> shift,
        Origin origin) {

    /**
     * Where the pictures came from.
     *
     * @param source for people
     * @param licence SPDX name where there is one, else the publisher's words
     */
    public record Origin(String source, String licence) {}

    public Description {
        if (masks && kind != Kind.PAIRS) {
            throw new IllegalArgumentException("masks are of pairs; the kind is " + ManifestYaml.name(kind));
        }
        classes = List.copyOf(classes);
        classSubset = List.copyOf(classSubset);
        if (classes.isEmpty() || new HashSet<>(classes).size() != classes.size()) {
            throw new IllegalArgumentException("classes need to be at least one, each with a name of its own");
        }
        int last = -1;
        for (int label : classSubset) {
            if (label <= last || label >= classes.size()) {
                throw new IllegalArgumentException("class-subset has " + label + "; labels from 0 to "
                        + (classes.size() - 1) + " in ascending order are allowed, each once");
            }
            last = label;
        }
    }

    /** Of all its classes, as it was taken, without corruption or masks. */
    public static Description of(String name, Kind kind, List<String> classes, Origin origin) {
        return new Description(name, kind, false, classes, List.of(), Optional.empty(), Optional.empty(), origin);
    }

    /** Which pictures each sample has. */
    public SampleForm form() {
        return new SampleForm(kind, masks);
    }

    /** With a mask beside each pair. */
    public Description masked() {
        return new Description(name, kind, true, classes, classSubset, frame, shift, origin);
    }

    public Description named(String other) {
        return new Description(other, kind, masks, classes, classSubset, frame, shift, origin);
    }

    /** With other names for the same labels: as many. */
    public Description classesNamed(List<String> names) {
        if (names.size() != classes.size()) {
            throw new IllegalArgumentException(
                    names.size() + " names of classes, where the data set has " + classes.size());
        }
        return new Description(name, kind, masks, names, classSubset, frame, shift, origin);
    }

    public Description ofClasses(List<Integer> labels) {
        return new Description(name, kind, masks, classes, labels, frame, shift, origin);
    }

    public Description framed(Frame already) {
        return new Description(name, kind, masks, classes, classSubset, Optional.of(already), shift, origin);
    }

    public Description shifted(Shift published) {
        return new Description(name, kind, masks, classes, classSubset, frame, Optional.of(published), origin);
    }

    public Description licensed(String licence) {
        return new Description(
                name, kind, masks, classes, classSubset, frame, shift, new Origin(origin.source(), licence));
    }
}
