package io.editrisk.shift;

import io.editrisk.image.Fitting;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.Resampling;
import io.editrisk.image.RgbImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which part of a picture is corrupted, and what it is written as: with the published frames a file is made as those of
 * the published data sets were (hendrycks/robustness), all but the random numbers. CIFAR-10-C needs no frame: its pictures
 * are corrupted as they are and never encoded.
 */
public enum PictureFrame {
    /** The whole picture in its own size, without loss. */
    AS_IS("as-is"),

    /** ImageNet-C: {@code Resize(256)}, {@code CenterCrop(224)}; JPEG. */
    PUBLISHED("published"),

    /** ImageNet-64x64-C, and Tiny-ImageNet-C of pictures already cut: {@code Resize((64, 64))}; JPEG. */
    PUBLISHED_64("published-64"),

    /** ImageNet-C for Inception: the middle 87.5% of either side, resized to 299 by 299; JPEG. */
    PUBLISHED_299("published-299");

    /** Of the published JPEGs. */
    private static final int QUALITY = 85;

    private static final double PART_FOR_INCEPTION = 0.875;

    private final String label;

    PictureFrame(String label) {
        this.label = label;
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(PictureFrame::label).toList();
    }

    /** The frame of that label, if there is one. */
    public static Optional<PictureFrame> labelled(String label) {
        return Arrays.stream(values())
                .filter(frame -> frame.label.equals(label))
                .findFirst();
    }

    /** As people write it. */
    public String label() {
        return label;
    }

    /** What of the picture is corrupted; an {@link IllegalArgumentException} where nothing would be left. */
    public RgbImage fit(RgbImage image) {
        int side = PublishedSize.IMAGENET.side();
        int small = PublishedSize.TINY.side();
        return switch (this) {
            case AS_IS -> image;
            case PUBLISHED -> new Fitting.ShorterSide(256, Resampling.BILINEAR).fit(image, side);
            case PUBLISHED_64 -> new Fitting.Exact(small, small, Resampling.BILINEAR).fit(image, small);
            case PUBLISHED_299 -> forInception(image);
        };
    }

    /** The part is cut out before it is resized: the filter sees nothing beyond it. */
    private static RgbImage forInception(RgbImage image) {
        int width = (int) (image.width() * PART_FOR_INCEPTION);
        int height = (int) (image.height() * PART_FOR_INCEPTION);
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("%dx%d pixels; frame %s takes at least 2x2"
                    .formatted(image.width(), image.height(), PUBLISHED_299.label));
        }
        // Python rounds halves to the even number
        int left = (int) Math.rint((image.width() - width) / 2.0);
        int top = (int) Math.rint((image.height() - height) / 2.0);
        int side = PublishedSize.INCEPTION.side();
        return Resampling.BILINEAR.resize(image.cut(left, top, width, height), side, side);
    }

    /** PNG or JPEG of a corrupted picture; the JPEG has the bytes of Pillow's {@code save(quality=85, optimize=True)}. */
    public byte[] encode(RgbImage corrupted, ImageCodec codec) {
        return this == AS_IS ? codec.encodePngQuickly(corrupted) : codec.encodeOptimizedJpeg(corrupted, QUALITY);
    }

    /** The name of a picture's file in this frame: its own where that ends rightly, else with another ending. */
    public String fileName(String name) {
        int dot = name.lastIndexOf('.');
        return endsRightly(name) || dot < 0
                ? name
                : name.substring(0, dot) + endings().get(0);
    }

    /** Whether a file of that name holds what this frame writes. */
    public boolean endsRightly(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return endings().stream().anyMatch(lower::endsWith);
    }

    /** What files of this frame end in, one of these. */
    public List<String> endings() {
        return this == AS_IS ? List.of(".png") : List.of(".jpg", ".jpeg");
    }
}
