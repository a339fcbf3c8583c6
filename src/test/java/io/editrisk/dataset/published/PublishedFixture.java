package io.editrisk.dataset.published;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.dataset.archive.Archives;
import io.editrisk.dataset.archive.Limits;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import io.editrisk.store.Digest;
import io.editrisk.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** EditingClassifiers' files in small, and the digests of the pixels that are to come of them. */
final class PublishedFixture {

    static final Path REFERENCE = Path.of("src/test/resources/reference/concept-style");

    private PublishedFixture() {}

    /** Has the form's sets used while their source is open. */
    static void with(
            Path source,
            Path scratch,
            PublishedForm form,
            Map<String, String> options,
            Consumer<List<PublishedSet>> use) {
        try (PublishedSource opened = new PublishedSource(source, new Archives(scratch, Limits.usual()))) {
            use.accept(form.sets(opened, FormOptions.of(form, options)));
        }
    }

    static String expected(String name) {
        return json("pixels.json").get(name).asText();
    }

    static JsonNode json(String file) {
        try {
            return Json.tree(Files.readAllBytes(REFERENCE.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 of the picture's pixels. */
    static String pixels(Picture picture) {
        return Digest.of(image(picture).pixels());
    }

    static RgbImage image(Picture picture) {
        return picture instanceof Picture.Pixels drawn
                ? drawn.image().get()
                : new ImageCodec().decode(((Picture.Encoded) picture).bytes().get());
    }
}
