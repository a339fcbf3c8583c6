package io.editrisk.image;

import io.editrisk.image.Fitting.Exact;
import io.editrisk.image.Fitting.ShorterSide;

/** Pictures made square: resized where they are to be, then cut from the centre as torchvision's {@code CenterCrop} does. */
final class Fitted {

    private Fitted() {}

    static RgbImage of(Pixels picture, Fitting fitting, int size) {
        if (fitting instanceof ShorterSide to) {
            int shorter = Math.min(picture.width(), picture.height());
            int width = Math.toIntExact((long) to.pixels() * picture.width() / shorter);
            int height = Math.toIntExact((long) to.pixels() * picture.height() / shorter);
            return resized(picture, new Exact(width, height, to.resampling()), size);
        }
        if (fitting instanceof Exact to) {
            return resized(picture, to, size);
        }
        if (picture.width() != size || picture.height() != size) {
            throw new IllegalArgumentException("a picture of " + picture.width() + "x" + picture.height()
                    + " pixels; this network takes " + size + "x" + size);
        }
        return picture.image();
    }

    private static RgbImage resized(Pixels picture, Exact to, int size) {
        Side across = seen(Side.of(picture.width(), to.width()), size);
        Side down = seen(Side.of(picture.height(), to.height()), size);
        return onBlack(to.resampling().resize(picture, across, down), size);
    }

    private static Side seen(Side side, int size) {
        int beyond = side.size() - size;
        return beyond <= 0 ? side : side.only((int) Math.rint(beyond / 2.0), size);
    }

    /** The picture in the middle of size times size pixels, where it is not as large. */
    private static RgbImage onBlack(RgbImage seen, int size) {
        if (seen.width() == size && seen.height() == size) {
            return seen;
        }
        byte[] pixels = new byte[Math.multiplyExact(Math.multiplyExact(size, size), 3)];
        int left = (size - seen.width()) / 2;
        int top = (size - seen.height()) / 2;
        int stride = seen.width() * 3;
        for (int y = 0; y < seen.height(); y++) {
            System.arraycopy(seen.pixels(), y * stride, pixels, ((top + y) * size + left) * 3, stride);
        }
        return new RgbImage(size, size, pixels);
    }
}
