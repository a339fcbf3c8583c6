package io.editrisk.dataset.published;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The classes of ILSVRC 2012 by their WordNet identifiers: a class's index is its identifier's rank among the thousand, in
 * every network's logits. The devkit numbers them otherwise.
 */
public final class ImageNetClasses {

    /** What sets other than ImageNet's own may be published for. */
    static final List<String> SUBSETS = List.of("imagenet-r", "imagenet-a");

    private static final List<String> WNIDS = lines("imagenet");
    private static final Map<String, Integer> RANKS = ranks();

    private ImageNetClasses() {}

    /** The thousand identifiers, in the order of the labels. */
    public static List<String> wnids() {
        return WNIDS;
    }

    /** The label of that class; empty where it is none of the thousand. */
    static OptionalInt label(String wnid) {
        Integer rank = RANKS.get(wnid);
        return rank == null ? OptionalInt.empty() : OptionalInt.of(rank);
    }

    /** The labels of the 200 classes of one of {@link #SUBSETS}, ascending. */
    static List<Integer> subset(String name) {
        return lines(name).stream().map(RANKS::get).toList();
    }

    private static Map<String, Integer> ranks() {
        Map<String, Integer> ranks = new HashMap<>();
        for (int i = 0; i < WNIDS.size(); i++) {
            ranks.put(WNIDS.get(i), i);
        }
        return ranks;
    }

    private static List<String> lines(String name) {
        try (InputStream content = ImageNetClasses.class.getResourceAsStream(name + ".txt")) {
            if (content == null) {
                throw new IllegalStateException("not packed with the application: " + name);
            }
            return new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
