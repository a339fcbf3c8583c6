package io.editrisk.image;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A JPEG of four inks, which OpenCV mixes up to two levels off: read by the JDK as it is stored, mixed as Pillow does (its
 * {@code Convert.c}). Ink is taken to be stored upside down, 255 for none, as Adobe's programs do and Pillow assumes.
 */
final class CmykJpeg {

    private static final int INKS = 4;

    private CmykJpeg() {}

    /**
     * The pixels as RGB; a {@link DamagedImageException} where the JDK does not read them.
     *
     * @param rotated whether inks are stored as brightness and colour differences
     */
    static ByteBuffer decode(byte[] jpeg, boolean rotated) {
        Raster inks = read(jpeg);
        int[] row = new int[inks.getWidth() * INKS];
        byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(inks.getWidth(), inks.getHeight()), 3)];
        int at = 0;
        for (int y = 0; y < inks.getHeight(); y++) {
            inks.getPixels(0, y, inks.getWidth(), 1, row);
            for (int x = 0; x < row.length; x += INKS) {
                if (rotated) {
                    rotate(row, x);
                }
                int light = row[x + 3];
                for (int channel = 0; channel < 3; channel++) {
                    rgb[at] = (byte) (light - product(255 - row[x + channel], light));
                    at++;
                }
            }
        }
        return ByteBuffer.wrap(rgb);
    }

    private static Raster read(byte[] jpeg) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(stream, true, true);
            return reader.readRaster(0, null);
        } catch (IOException | RuntimeException e) {
            throw new DamagedImageException("a damaged JPEG");
        } finally {
            reader.dispose();
        }
    }

    /** From YCCK to CMYK in place, by libjpeg's integers ({@code jdcolor.c}): 16 bits behind the point. */
    private static void rotate(int[] row, int x) {
        int brightness = row[x];
        int blue = row[x + 1] - 128;
        int red = row[x + 2] - 128;
        row[x] = turned(brightness + ((91881 * red + 32768) >> 16));
        row[x + 1] = turned(brightness + ((-22554 * blue - 46802 * red + 32768) >> 16));
        row[x + 2] = turned(brightness + ((116130 * blue + 32768) >> 16));
    }

    private static int turned(int level) {
        return 255 - Math.max(0, Math.min(255, level));
    }

    /** a times b, both 0..255, in units of 255, rounded. */
    private static int product(int a, int b) {
        int product = a * b + 128;
        return ((product >> 8) + product) >> 8;
    }
}
