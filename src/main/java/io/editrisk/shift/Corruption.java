package io.editrisk.shift;

import io.editrisk.image.RgbImage;

/** One way in which pictures get worse (Hendrycks and Dietterich 2019), with its published parameters. */
public interface Corruption {

    /** What kind of corruption it is, in the paper's grouping. */
    enum Group {
        NOISE,
        BLUR,
        WEATHER,
        DIGITAL
    }

    /** As configs, tables and the published data sets have it, for instance {@code gaussian_noise}. */
    String name();

    Group group();

    /** Whether it is one of the 15 that the paper's means are over, rather than one of the 4 put aside for validation. */
    default boolean common() {
        return true;
    }

    /** One sentence for people. */
    String summary();

    /**
     * The picture corrupted, of the same size; parameters are those of its {@link PublishedSize}.
     *
     * @param severity 1..5
     * @param draws what is random is drawn from here, in the order of the published code
     */
    RgbImage apply(RgbImage image, int severity, Draws draws);
}
