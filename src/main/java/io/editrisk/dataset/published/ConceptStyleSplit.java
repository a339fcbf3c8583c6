package io.editrisk.dataset.published;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which triples (image, variant of the style) of a concept-style task are trained on and which validate, as appendix D.1 of
 * the paper has it. The paper does not say in which order its random numbers are drawn; here it is that of
 * EditingClassifiers' {@code obtain_train_test_splits}, with NumPy's legacy generator: labels in the order of their first
 * image, of each the images to train on, then the variants. So which images are trained on does not depend on the style.
 */
record ConceptStyleSplit(List<Triple> train, List<Triple> validation) {

    /** @param variant of the style, from 0 */
    record Triple(int image, int variant) {}

    /** What of a label's remaining triples validates. The paper's text can be read either way. */
    enum Remaining {
        /** All that are not trained on: images trained on validate under the other variants. */
        TRIPLES,
        /** Only those of images that are not trained on. */
        IMAGES
    }

    /**
     * @param trained images a label that are trained on
     * @param least images that a label needs to be trained on; others with fewer are left out
     * @param variants of the style that are trained on
     * @param rareLabels whether images of labels with fewer validate all the same
     */
    record Rule(int seed, int trained, int least, int variants, Remaining remaining, boolean rareLabels) {

        /** The paper's: 10 images a label of at least 20, one variant. */
        static Rule paper(int seed, Remaining remaining, boolean rareLabels) {
            return new Rule(seed, 10, 20, 1, remaining, rareLabels);
        }

        Rule {
            if (trained < 1 || least < trained || variants < 1) {
                throw new IllegalArgumentException("%d of at least %d images under %d variants cannot be trained on"
                        .formatted(trained, least, variants));
            }
        }
    }

    ConceptStyleSplit {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
    }

    /**
     * @param labels of each image
     * @param variants that the style has
     */
    static ConceptStyleSplit of(int[] labels, int variants, Rule rule) {
        NumpyRandom random = new NumpyRandom(rule.seed());
        List<Integer> images = new ArrayList<>();
        Set<Integer> common = new HashSet<>();
        byLabel(labels).forEach((label, of) -> {
            if (of.size() >= rule.least()) {
                common.add(label);
                images.addAll(random.choice(of, rule.trained()));
            }
        });
        List<Integer> trainedVariants =
                random.choice(IntStream.range(0, variants).boxed().toList(), Math.min(variants, rule.variants()));
        List<Triple> train = images.stream()
                .flatMap(image -> trainedVariants.stream().map(variant -> new Triple(image, variant)))
                .toList();
        Set<Triple> taken = new HashSet<>(train);
        Set<Integer> takenImages = new HashSet<>(images);
        List<Triple> validation = IntStream.range(0, labels.length)
                .boxed()
                .filter(image -> rule.rareLabels() || common.contains(labels[image]))
                .filter(image -> rule.remaining() == Remaining.TRIPLES || !takenImages.contains(image))
                .flatMap(image -> IntStream.range(0, variants).mapToObj(variant -> new Triple(image, variant)))
                .filter(triple -> !taken.contains(triple))
                .toList();
        return new ConceptStyleSplit(train, validation);
    }

    /** The images of each label, labels in the order of their first. */
    private static Map<Integer, List<Integer>> byLabel(int[] labels) {
        Map<Integer, List<Integer>> byLabel = new LinkedHashMap<>();
        for (int image = 0; image < labels.length; image++) {
            byLabel.computeIfAbsent(labels[image], label -> new ArrayList<>()).add(image);
        }
        return byLabel;
    }
}
