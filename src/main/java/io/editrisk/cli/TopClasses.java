package io.editrisk.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The likeliest classes of a picture, for people.
 *
 * @param count how many are shown
 * @param names of the classes, where they are known
 */
record TopClasses(int count, Optional<List<String>> names) {

    /** The picture's name, then a line a class: its softmax, its label, its name. */
    List<String> lines(String picture, float[] logits) {
        names.filter(all -> all.size() != logits.length).ifPresent(all -> {
            throw new WrongInputException(
                    "--classes names " + all.size() + "; the network tells " + logits.length + " apart");
        });
        double largest = IntStream.range(0, logits.length)
                .mapToDouble(i -> logits[i])
                .max()
                .orElseThrow();
        double[] powers = IntStream.range(0, logits.length)
                .mapToDouble(i -> Math.exp(logits[i] - largest))
                .toArray();
        double sum = Arrays.stream(powers).sum();
        List<String> lines = new ArrayList<>(List.of(picture));
        IntStream.range(0, logits.length)
                .boxed()
                .sorted((a, b) -> Float.compare(logits[b], logits[a]))
                .limit(count)
                .map(label -> line(powers[label] / sum, label))
                .forEach(lines::add);
        return lines;
    }

    private String line(double probability, int label) {
        return String.format(
                Locale.ROOT,
                "  %5.1f%%  %d%s",
                100 * probability,
                label,
                names.map(all -> " " + all.get(label)).orElse(""));
    }
}
