package io.editrisk.experiment;

import io.editrisk.dataset.ImageIdentity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How much of an evaluation data set the edits are trained on: images whose source image is one of the editing task's
 * training data, in whatever form. The paper found 1.04% of a set at most and 0.215% on average (appendix D.1).
 *
 * @param dataset the data set's key
 * @param images how many of it are asked for
 * @param edited indices of those that the edits are trained on, ascending
 */
public record Exposure(String dataset, int images, List<Integer> edited) {

    public Exposure {
        edited = List.copyOf(edited);
    }

    /** Of the first so many images, those that share a source with what the edits are trained on. */
    static Exposure of(String dataset, List<ImageIdentity> images, List<ImageIdentity> trained) {
        Set<String> names = new HashSet<>();
        Set<String> pixels = new HashSet<>();
        trained.forEach(identity -> {
            names.add(identity.name());
            identity.pixels().ifPresent(pixels::add);
        });
        List<Integer> edited = IntStream.range(0, images.size())
                .filter(i -> names.contains(images.get(i).name())
                        || images.get(i).pixels().filter(pixels::contains).isPresent())
                .boxed()
                .toList();
        return new Exposure(dataset, images.size(), edited);
    }

    /** Whether no image is left where these are left out. */
    boolean whole() {
        return edited.size() == images;
    }
}
