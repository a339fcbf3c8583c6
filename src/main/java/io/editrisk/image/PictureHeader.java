package io.editrisk.image;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What a PNG or JPEG says about itself before its pixels are touched, so that nothing huge is ever allocated for a few
 * bytes of input.
 *
 * @param width in pixels, above 0
 * @param height in pixels, above 0
 * @param bitDepth bits a channel as stored
 * @param grey whether it has one channel and no palette
 */
record PictureHeader(Format format, int width, int height, int bitDepth, boolean grey) {

    enum Format {
        PNG,
        JPEG
    }

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int PNG_HEADER_END = 26;
    private static final int IHDR = 0x49484452;

    PictureHeader {
        if (width < 1 || height < 1) {
            throw new DamagedImageException("its header says " + width + "x" + height + " pixels");
        }
    }

    /** Reads the header; a {@link DamagedImageException} where there is none or it is cut short. */
    static PictureHeader of(byte[] picture) {
        if (picture.length >= PNG_SIGNATURE.length
                && Arrays.equals(picture, 0, PNG_SIGNATURE.length, PNG_SIGNATURE, 0, PNG_SIGNATURE.length)) {
            return png(ByteBuffer.wrap(picture));
        }
        if (picture.length >= 3 && (picture[0] & 0xff) == 0xff && (picture[1] & 0xff) == 0xd8) {
            return jpeg(ByteBuffer.wrap(picture));
        }
        throw new DamagedImageException("neither a PNG nor a JPEG");
    }

    private static PictureHeader png(ByteBuffer picture) {
        if (picture.limit() < PNG_HEADER_END || picture.getInt(12) != IHDR) {
            throw new DamagedImageException("a PNG without a whole header");
        }
        boolean grey = picture.get(25) == 0;
        return new PictureHeader(Format.PNG, picture.getInt(16), picture.getInt(20), picture.get(24), grey);
    }

    /** Walks the marker segments up to the frame header (SOFn, ITU T.81 B.2.2). */
    private static PictureHeader jpeg(ByteBuffer picture) {
        int at = 2;
        while (at + 9 < picture.limit()) {
            if ((picture.get(at) & 0xff) != 0xff) {
                break;
            }
            int marker = picture.get(at + 1) & 0xff;
            if (marker == 0xff) {
                at++;
            } else if (isFrame(marker)) {
                return new PictureHeader(
                        Format.JPEG,
                        picture.getShort(at + 7) & 0xffff,
                        picture.getShort(at + 5) & 0xffff,
                        picture.get(at + 4),
                        picture.get(at + 9) == 1);
            } else {
                at += 2 + (picture.getShort(at + 2) & 0xffff);
            }
        }
        throw new DamagedImageException("a JPEG without a frame header");
    }

    /** SOF0 to SOF15 without DHT (c4), JPG (c8) and DAC (cc), which lie between them. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
