package io.editrisk.dataset.published;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumpyRandomTest {

    /** One after the other from one state, so that the numbers drawn between them are counted too. */
    @ParameterizedTest
    @ValueSource(longs = {123, 0, 4294967295L})
    void permutationsAreThoseOfNumpysLegacyGenerator(long seed) throws IOException {
        JsonNode permutations = Json.tree(Files.readAllBytes(PublishedFormsTest.REFERENCE.resolve("permutations.json")))
                .get(Long.toString(seed));
        NumpyRandom random = new NumpyRandom((int) seed);

        assertThat(permutations).isNotEmpty();
        for (JsonNode permutation : permutations) {
            int[] expected = PublishedFormsTest.elements(permutation)
                    .mapToInt(JsonNode::asInt)
                    .toArray();
            assertThat(Arrays.equals(random.permutation(expected.length), expected))
                    .as("%d values", expected.length)
                    .isTrue();
        }
    }
}
