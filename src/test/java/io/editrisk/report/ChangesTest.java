package io.editrisk.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import io.editrisk.store.Json;
import java.util.Base64;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static final JsonNode CHANGES =
            Json.tree(Report.of(SmallRun.gated(1, 1).results()).files().get("changes.json"));

    private static JsonNode set(String id) {
        return StreamSupport.stream(CHANGES.at("/edits/0/sets").spliterator(), false)
                .filter(set -> set.get("set").textValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyRowOfTheReportWithAPointHasWhatItChangedThereOnEachSet() {
        assertThat(CHANGES.at("/edits").findValuesAsText("edit"))
                .containsExactly(SmallRun.SHARED, "one-layer-interpolation@features.18");
        assertThat(CHANGES.at("/edits/0/alpha").doubleValue()).isEqualTo(1);
        assertThat(CHANGES.at("/edits/0/sets")).hasSize(6);
    }

    @Test
    void gainsAndLossesAreCountedAgainstTheUneditedNetwork() {
        // 1111110000 before, 0000110000 after; 1000 before, 1111 after
        assertThat(set("original+fog-3").at("/seen").intValue()).isEqualTo(10);
        assertThat(set("original+fog-3").at("/lost").intValue()).isEqualTo(4);
        assertThat(set("original+fog-3").at("/gained").intValue()).isZero();
        assertThat(set("editing").at("/gained").intValue()).isEqualTo(3);
        assertThat(set("editing").at("/lost").intValue()).isZero();
        assertThat(set("editing").at("/changed").intValue()).isZero();
        assertThat(set("editing").at("/classes/0").toString())
                .startsWith("{\"label\":0,\"seen\":4,\"gained\":3,\"lost\":0,\"interval\":")
                .endsWith("\"distinguishable\":false}");
        assertThat(set("editing").at("/confusions").toString())
                .isEqualTo("[{\"label\":0,\"before\":1,\"after\":0,\"count\":3}]");
    }

    @Test
    void classesAreNamedOnceForEachDataset() {
        String dataset = set("editing").at("/dataset").textValue();

        assertThat(CHANGES.at("/classes").get(dataset).toString()).startsWith("[\"Coat, <b>\",\"Boot\"");
        assertThat(CHANGES.at("/edits").toString()).doesNotContain("Coat", "Boot");
    }

    @Test
    void theFirstFlippedImagesOfAKindAreShown() {
        assertThat(set("editing").at("/flips").findValuesAsText("image"))
                .containsExactly("editing-1", "editing-2", "editing-3");
        assertThat(set("original+fog-3").at("/flips").findValuesAsText("image"))
                .as("two of each kind under a shift")
                .containsExactly("original-0", "original-1");
        assertThat(set("original+fog-3").at("/flips/1/kind").textValue()).isEqualTo("lost");
    }

    @Test
    void aThumbnailIsThePictureInSixtyFourPixelsAndThereOnce() {
        JsonNode flip = set("original+fog-3").at("/flips/1");
        String address =
                CHANGES.at("/thumbnails").get(flip.get("picture").textValue()).textValue();
        RgbImage picture =
                new ImageCodec().decode(Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1)));

        assertThat(picture.width()).isEqualTo(64);
        assertThat(picture.height()).isEqualTo(32);
        assertThat(picture.at(5, 5, 1)).isEqualTo(10);
        assertThat(CHANGES.at("/thumbnails"))
                .as("both rows show the same ones: of original, editing, and each shift")
                .hasSize(1 + 3 + 2 + 2 + 2 + 1);
    }
}
