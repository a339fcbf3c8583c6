package io.editrisk.dataset.published;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.Description;
import io.editrisk.shift.Corruptions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CorruptedSplitsTest {

    @Test
    void missingKindsAreNamedOnceAndMissingSeveritiesOneByOne() {
        Stream<String> splits = Corruptions.commonNames().stream()
                .filter(corruption -> !corruption.equals("fog"))
                .flatMap(corruption -> IntStream.rangeClosed(1, 5).mapToObj(s -> corruption + "/" + s))
                .filter(split -> !split.equals("snow/2"));

        assertThat(CorruptedSplits.missing(sets(splits)))
                .containsExactly("common corruptions and severities, 6 of 75: snow/2, fog");
    }

    @Test
    void theExtraKindsAreNotMissed() {
        Stream<String> splits = Corruptions.commonNames().stream()
                .flatMap(corruption -> IntStream.rangeClosed(1, 5).mapToObj(s -> corruption + "/" + s));

        assertThat(CorruptedSplits.missing(sets(splits))).isEmpty();
    }

    private static List<PublishedSet> sets(Stream<String> splits) {
        Description description =
                Description.of("small", Kind.IMAGES, List.of("one"), Names.origin(Path.of("small"), "CC0-1.0"));
        return splits.map(split -> new PublishedSet(split, description, 1, i -> {
                    throw new IllegalStateException("no sample is read");
                }))
                .toList();
    }
}
