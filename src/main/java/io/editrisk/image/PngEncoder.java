package io.editrisk.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * PNGs that are small. Of pictures of up to 64 by 64 pixels each of the five filters (PNG specification, section 9) is
 * tried on the whole picture, and one chosen row by row by the least sum of absolute values; the shortest stays.
 * OpenCV's encoder has one filter for the whole picture or the row-wise choice, not the better of them, which costs a few
 * percent there. Larger pictures gain less by it than it costs: the row-wise choice alone, at zlib's usual level.
 */
final class PngEncoder {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int FILTERS = 5;
    private static final int GREY = 0;
    private static final int TRUE_COLOUR = 2;
    private static final int SMALL_PIXELS = 64 * 64;
    private static final int USUAL_LEVEL = 6;

    private PngEncoder() {}

    /** Rows of pixels, so many bytes each. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Raster(int width, int height, int channels, byte[] pixels) {
        int stride() {
            return width * channels;
        }
    }

    static byte[] encode(RgbImage image) {
        return encode(new Raster(image.width(), image.height(), 3, image.pixels()), TRUE_COLOUR);
    }

    /** Of the first channel alone. */
    static byte[] encodeGrey(RgbImage image) {
        byte[] grey = new byte[image.width() * image.height()];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = image.pixels()[3 * i];
        }
        return encode(new Raster(image.width(), image.height(), 1, grey), GREY);
    }

    private static byte[] encode(Raster image, int colour) {
        byte[] data = image.width() * image.height() <= SMALL_PIXELS
                ? shortest(image)
                : deflated(filtered(image, -1), USUAL_LEVEL);
        byte[] header = ByteBuffer.allocate(13)
                .putInt(image.width())
                .putInt(image.height())
                .put(new byte[] {8, (byte) colour, 0, 0, 0})
                .array();
        ByteArrayOutputStream png = new ByteArrayOutputStream(data.length + 57);
        png.writeBytes(SIGNATURE);
        png.writeBytes(chunk("IHDR", header));
        png.writeBytes(chunk("IDAT", data));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static byte[] shortest(Raster image) {
        byte[] shortest = deflated(filtered(image, -1), Deflater.BEST_COMPRESSION);
        for (int filter = 0; filter < FILTERS; filter++) {
            byte[] candidate = deflated(filtered(image, filter), Deflater.BEST_COMPRESSION);
            if (candidate.length < shortest.length) {
                shortest = candidate;
            }
        }
        return shortest;
    }

    private static byte[] chunk(String type, byte[] data) {
        CRC32 crc = new CRC32();
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        crc.update(name);
        crc.update(data);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    /** Every row behind its filter's number; filter -1 chooses for each row. */
    private static byte[] filtered(Raster image, int filter) {
        int stride = image.stride();
        byte[] rows = new byte[Math.multiplyExact(image.height(), stride + 1)];
        for (int y = 0; y < image.height(); y++) {
            byte[] row = filter < 0 ? bestRow(image, y) : filteredRow(image, y, filter);
            System.arraycopy(row, 0, rows, y * (stride + 1), row.length);
        }
        return rows;
    }

    private static byte[] bestRow(Raster image, int y) {
        byte[] best = filteredRow(image, y, 0);
        for (int filter = 1; filter < FILTERS; filter++) {
            byte[] row = filteredRow(image, y, filter);
            if (weight(row) < weight(best)) {
                best = row;
            }
        }
        return best;
    }

    private static long weight(byte[] row) {
        long sum = 0;
        for (int i = 1; i < row.length; i++) {
            sum += Math.abs(row[i]);
        }
        return sum;
    }

    private static byte[] filteredRow(Raster image, int y, int filter) {
        int stride = image.stride();
        byte[] pixels = image.pixels();
        byte[] row = new byte[stride + 1];
        row[0] = (byte) filter;
        for (int i = 0; i < stride; i++) {
            int at = y * stride + i;
            int left = i < image.channels() ? 0 : pixels[at - image.channels()] & 0xff;
            int above = y == 0 ? 0 : pixels[at - stride] & 0xff;
            int corner = i < image.channels() || y == 0 ? 0 : pixels[at - stride - image.channels()] & 0xff;
            row[i + 1] = (byte) (pixels[at] - predicted(filter, left, above, corner));
        }
        return row;
    }

    private static int predicted(int filter, int left, int above, int corner) {
        return switch (filter) {
            case 1 -> left;
            case 2 -> above;
            case 3 -> (left + above) / 2;
            case 4 -> paeth(left, above, corner);
            default -> 0;
        };
    }

    private static int paeth(int left, int above, int corner) {
        int estimate = left + above - corner;
        int toLeft = Math.abs(estimate - left);
        int toAbove = Math.abs(estimate - above);
        int toCorner = Math.abs(estimate - corner);
        if (toLeft <= toAbove && toLeft <= toCorner) {
            return left;
        }
        return toAbove <= toCorner ? above : corner;
    }

    private static byte[] deflated(byte[] rows, int level) {
        Deflater deflater = new Deflater(level);
        try {
            deflater.setInput(rows);
            deflater.finish();
            ByteArrayOutputStream compressed = new ByteArrayOutputStream(rows.length / 2 + 64);
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                compressed.write(buffer, 0, deflater.deflate(buffer));
            }
            return compressed.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
