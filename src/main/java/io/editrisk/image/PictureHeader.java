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
 */
public record PictureHeader(Format format, int width, int height, int bitDepth, Colour colour) {

    /** How the pixels are packed. */
    public enum Format {
        PNG,
        JPEG
    }

    /** What the channels are. */
    public enum Colour {
        /** One channel and no palette. */
        GREY,
        /** Four inks. */
        CMYK,
        /** Four inks, the first three as brightness and two colour differences. */
        YCCK,
        OTHER
    }

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int PNG_HEADER_END = 26;
    private static final int IHDR = 0x49484452;
    private static final int APP14 = 0xee;
    private static final byte[] ADOBE = {'A', 'd', 'o', 'b', 'e'};

    public PictureHeader {
        if (width < 1 || height < 1) {
            throw new DamagedImageException("its header says " + width + "x" + height + " pixels");
        }
    }

    /** Whether it is grey of 16 bits. */
    boolean deepGrey() {
        return bitDepth == 16 && colour == Colour.GREY;
    }

    /** Reads the header; a {@link DamagedImageException} where there is none or it is cut short. */
    public static PictureHeader of(byte[] picture) {
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
        Colour colour = picture.get(25) == 0 ? Colour.GREY : Colour.OTHER;
        return new PictureHeader(Format.PNG, picture.getInt(16), picture.getInt(20), picture.get(24), colour);
    }

    /** Walks the marker segments up to the frame header (SOFn, ITU T.81 B.2.2). */
    private static PictureHeader jpeg(ByteBuffer picture) {
        Colour fourInks = Colour.CMYK;
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
                        switch (picture.get(at + 9)) {
                            case 1 -> Colour.GREY;
                            case 4 -> fourInks;
                            default -> Colour.OTHER;
                        });
            } else {
                if (marker == APP14 && isRotated(picture, at + 4)) {
                    fourInks = Colour.YCCK;
                }
                at += 2 + (picture.getShort(at + 2) & 0xffff);
            }
        }
        throw new DamagedImageException("a JPEG without a frame header");
    }

    /** Adobe's segment, whose last byte names the transform of the colours (Adobe Technical Note 5116). */
    private static boolean isRotated(ByteBuffer picture, int at) {
        return picture.limit() >= at + 12
                && picture.slice(at, ADOBE.length).equals(ByteBuffer.wrap(ADOBE))
                && picture.get(at + 11) != 0;
    }

    /** SOF0 to SOF15 without DHT (c4), JPG (c8) and DAC (cc), which lie between them. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
