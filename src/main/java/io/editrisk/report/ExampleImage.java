package io.editrisk.report;

import io.editrisk.image.ImageCodec;
import java.util.Base64;

/** A picture inside the page. */
record ExampleImage(String caption, String source, int width, int height) {

    static ExampleImage of(RunResults.Example example) {
        byte[] png = new ImageCodec().encodePng(example.image());
        return new ExampleImage(
                example.caption(),
                "data:image/png;base64," + Base64.getEncoder().encodeToString(png),
                example.image().width(),
                example.image().height());
    }
}
