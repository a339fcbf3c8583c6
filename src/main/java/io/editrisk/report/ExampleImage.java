package io.editrisk.report;

import io.editrisk.image.ImageCodec;

/** A picture inside the page. */
record ExampleImage(String caption, String source, int width, int height) {

    static ExampleImage of(RunResults.Example example) {
        byte[] png = new ImageCodec().encodePng(example.image());
        return new ExampleImage(
                example.caption(),
                DataUri.of(png),
                example.image().width(),
                example.image().height());
    }
}
