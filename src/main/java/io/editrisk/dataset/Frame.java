package io.editrisk.dataset;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the pictures of a published set went through before they were stored: the shorter side resized, then the centre cut
 * out. ImageNet-C is {@code resize-256-crop-224}. Who measures on such a set neither resizes nor crops a second time.
 *
 * @param resize pixels of the shorter side before the crop
 * @param crop width and height of what was cut out, in pixels
 */
public record Frame(int resize, int crop) {

    private static final Pattern TEXT = Pattern.compile("resize-([1-9][0-9]{0,4})-crop-([1-9][0-9]{0,4})");

    public Frame {
        if (crop < 1 || resize < crop) {
            throw new IllegalArgumentException("no square of " + crop + " pixels in a side of " + resize);
        }
    }

    /** Of torchvision's evaluation at 224 pixels, and of ImageNet-C. */
    public static Frame imageNet() {
        return new Frame(256, 224);
    }

    /** Reads {@code resize-N-crop-M}; empty where it is not that. */
    static Optional<Frame> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches() && Integer.parseInt(matcher.group(2)) <= Integer.parseInt(matcher.group(1))
                ? Optional.of(new Frame(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** As the manifest has it. */
    @Override
    public String toString() {
        return "resize-" + resize + "-crop-" + crop;
    }
}
