package io.editrisk.dataset.published;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.dataset.Dataset;
import io.editrisk.dataset.DatasetManifest;
import io.editrisk.dataset.Datasets;
import io.editrisk.dataset.FolderTarget;
import io.editrisk.dataset.Frame;
import io.editrisk.dataset.ImageIdentity;
import io.editrisk.dataset.Sample;
import io.editrisk.dataset.ShardCache;
import io.editrisk.image.ImageCodec;
import io.editrisk.shift.Shift;
import io.editrisk.store.FolderStore;
import io.editrisk.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every form out of files that have it exactly (src/test/reference/published.py wrote them): names, labels, and pixels are
 * those that the publishers' own readers find.
 */
class PublishedFormsTest {

    static final Path REFERENCE = Path.of("src/test/resources/reference/published");

    @TempDir
    Path folder;

    static Stream<Arguments> cases() throws IOException {
        return elements(Json.tree(Files.readAllBytes(REFERENCE.resolve("expected.json"))))
                .map(expected -> Arguments.of(
                        expected.get("kind").asText() + " "
                                + expected.get("source").asText() + " "
                                + expected.get("split").asText() + expected.path("options"),
                        expected));
    }

    static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void samplesAreThoseThatWerePublished(String name, JsonNode expected) {
        DatasetManifest manifest = imported(expected);

        Dataset dataset = new Datasets(new ImageCodec(), new ShardCache(0)).open(new FolderStore(folder), "data");
        List<Sample> samples = dataset.samples(0, manifest.samples());

        assertThat(samples.stream().map(Sample::label).toList()).isEqualTo(column(expected, 1, JsonNode::asInt));
        assertThat(dataset.identities()).isEqualTo(identities(expected));
        assertThat(samples.stream().map(Sample::identity).toList()).isEqualTo(column(expected, 0, JsonNode::asText));
        JsonNode stored = expected.has("stored") ? expected.get("stored") : expected.get("samples");
        for (int i = 0; i < stored.size(); i++) {
            String pixels = expected.has("stored")
                    ? stored.get(i).asText()
                    : stored.get(i).get(2).asText();
            if (!pixels.equals("null")) {
                assertThat(ImageIdentity.pixels(samples.get(i).image())).isEqualTo(pixels);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theManifestSaysWhatTheyAre(String name, JsonNode expected) {
        DatasetManifest manifest = imported(expected);

        assertThat(new Datasets(new ImageCodec(), new ShardCache(0))
                        .verify(new FolderStore(folder), "data", read -> {})
                        .faults())
                .isEmpty();
        assertThat(manifest.classSubset())
                .isEqualTo(
                        elements(expected.path("subset")).map(JsonNode::asInt).toList());
        assertThat(manifest.frame().map(Frame::toString))
                .isEqualTo(Optional.ofNullable(expected.get("frame")).map(JsonNode::asText));
        assertThat(manifest.shift())
                .isEqualTo(Optional.ofNullable(expected.get("corruption"))
                        .map(corruption -> new Shift(
                                corruption.asText(), expected.get("severity").asInt())));
        if (expected.has("classes")) {
            assertThat(manifest.classes())
                    .isEqualTo(elements(expected.get("classes"))
                            .map(JsonNode::asText)
                            .toList());
        }
        if (Files.isRegularFile(REFERENCE.resolve(expected.get("source").asText()))) {
            assertThat(manifest.files()).isNotEmpty();
        }
    }

    private DatasetManifest imported(JsonNode expected) {
        Map<String, String> options = new TreeMap<>();
        expected.path("options")
                .properties()
                .forEach(
                        option -> options.put(option.getKey(), option.getValue().asText()));
        Path source = REFERENCE.resolve(expected.get("source").asText());
        return Imports.of(expected.get("kind").asText(), source, options)
                .into(
                        new FolderTarget(folder.resolve("data")),
                        expected.get("split").asText())
                .manifest();
    }

    private static List<ImageIdentity> identities(JsonNode expected) {
        return elements(expected.get("samples"))
                .map(sample -> new ImageIdentity(
                        sample.get(0).asText(),
                        sample.get(2).isNull()
                                ? Optional.empty()
                                : Optional.of(sample.get(2).asText())))
                .toList();
    }

    private interface Cell<T> {
        T of(JsonNode node);
    }

    private static <T> List<T> column(JsonNode expected, int index, Cell<T> cell) {
        List<T> column = new ArrayList<>();
        elements(expected.get("samples")).forEach(sample -> column.add(cell.of(sample.get(index))));
        return column;
    }
}
