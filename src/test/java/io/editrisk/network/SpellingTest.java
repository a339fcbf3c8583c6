package io.editrisk.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.network.Spelling.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names against those that publishers' own conversions give: src/test/reference/spellings.py made them. */
class SpellingTest {

    /** One tensor as another publisher has it: which of so many blocks of rows of ours. */
    private record Line(String own, String theirs, int block, int blocks, boolean transposed) {
        static Line of(String[] cells) {
            return new Line(
                    cells[1], cells[2], Integer.parseInt(cells[3]), Integer.parseInt(cells[4]), cells[5].equals("T"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vit-b-16", "vit-b-16-timm", "clip-vit-b-32"})
    void everyTensorIsFoundWhereTheOtherPublisherPutsIt(String name) throws IOException {
        Architecture architecture = Architectures.named(name).orElseThrow();
        Spelling spelling = architecture.spellings().get(1);
        Map<String, Source> expected = new LinkedHashMap<>();
        for (Line line : lines(name)) {
            Source before = expected.getOrDefault(line.own(), new Source(List.of(), line.transposed()));
            assertThat(before.names()).hasSize(line.block());
            List<String> names = new ArrayList<>(before.names());
            names.add(line.theirs());
            expected.put(line.own(), new Source(names, line.transposed()));
        }

        Set<String> tensors = new LinkedHashSet<>(architecture.tensors(10).keySet());
        architecture.texts().ifPresent(tower -> tensors.addAll(tower.tensors().keySet()));
        tensors.remove("head.weight".equals(architecture.head()) ? architecture.head() : "");
        assertThat(expected.keySet()).containsExactlyInAnyOrderElementsOf(tensors);
        expected.forEach((own, source) -> assertThat(spelling.source(own)).isEqualTo(source));
    }

    private static List<Line> lines(String architecture) throws IOException {
        try (InputStream in = SpellingTest.class.getResourceAsStream("/reference/spellings.csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(",", -1))
                    .filter(cells -> cells[0].equals(architecture))
                    .map(Line::of)
                    .toList();
        }
    }
}
