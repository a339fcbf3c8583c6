package io.editrisk.dataset.published;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** WordNet's words for the thousand classes: {@code tank, army tank, armored combat vehicle, armoured combat vehicle}. */
final class ImageNetWords {

    private static final List<String> WORDS = words();

    private ImageNetWords() {}

    /** The words of a class, separated by ", ". */
    static String of(int label) {
        return WORDS.get(label);
    }

    /**
     * The one class in whose words, without their spaces, the text occurs; how EditingClassifiers names folders.
     *
     * @throws UnusableSourceException where there are none or several
     */
    static int holding(String text) {
        List<Integer> labels = IntStream.range(0, WORDS.size())
                .filter(label -> WORDS.get(label).replace(" ", "").contains(text))
                .boxed()
                .toList();
        if (labels.size() != 1) {
            throw new UnusableSourceException("folder '" + text + "' names "
                    + (labels.isEmpty()
                            ? "no class of ImageNet"
                            : labels.size() + " classes of ImageNet: '" + of(labels.get(0)) + "' and '"
                                    + of(labels.get(1)) + "'")
                    + "; expected words of one class without spaces, such as firetruck");
        }
        return labels.get(0);
    }

    private static List<String> words() {
        try (InputStream content = ImageNetWords.class.getResourceAsStream("imagenet-words.txt")) {
            if (content == null) {
                throw new IllegalStateException("not packed with the application: imagenet-words.txt");
            }
            return new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))
                    .lines()
                    .map(line -> line.substring(line.indexOf('\t') + 1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
