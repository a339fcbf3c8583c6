package io.editrisk.dataset.published;

import io.editrisk.shift.Corruptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Splits of a set that was published corrupted, named CORRUPTION/SEVERITY. */
final class CorruptedSplits {

    private static final int SEVERITIES = 5;

    private CorruptedSplits() {}

    /** The common corruptions and severities that are not among the sets, as {@link PublishedForm#missing} has it. */
    static List<String> missing(List<PublishedSet> sets) {
        List<String> common = Corruptions.commonNames().stream()
                .flatMap(corruption -> IntStream.rangeClosed(1, SEVERITIES).mapToObj(s -> corruption + "/" + s))
                .toList();
        List<String> absent = new ArrayList<>(common);
        absent.removeAll(sets.stream().map(PublishedSet::split).collect(Collectors.toSet()));
        if (absent.isEmpty()) {
            return List.of();
        }
        String names = Corruptions.commonNames().stream()
                .flatMap(corruption -> shortened(corruption, absent))
                .collect(Collectors.joining(", "));
        return List.of(
                "common corruptions and severities, %d of %d: %s".formatted(absent.size(), common.size(), names));
    }

    private static Stream<String> shortened(String corruption, List<String> absent) {
        List<String> severities = absent.stream()
                .filter(split -> split.startsWith(corruption + "/"))
                .toList();
        return severities.size() == SEVERITIES ? Stream.of(corruption) : severities.stream();
    }
}
