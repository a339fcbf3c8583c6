package io.editrisk.image;

/** A rectangle of a picture, in its pixels from the upper left corner; its edges may lie within pixels. */
public record Part(float left, float top, float right, float bottom) {
    public Part {
        if (!(left >= 0 && top >= 0 && left < right && top < bottom)) {
            throw new IllegalArgumentException(
                    "from " + left + "," + top + " to " + right + "," + bottom + " is no part of a picture");
        }
    }
}
