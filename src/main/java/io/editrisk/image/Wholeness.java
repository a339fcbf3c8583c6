package io.editrisk.image;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Finds out that a picture is cut or damaged as far as its container shows it. The native decoders would too, but they write
 * to the process's standard error, and some let a missing end pass.
 */
final class Wholeness {

    private static final int PNG_SIGNATURE = 8;

    /** Length, type and checksum around a chunk's data. */
    private static final int AROUND_DATA = 12;

    private static final int IEND = 0x49454e44;

    private Wholeness() {}

    static void require(PictureHeader.Format format, byte[] picture) {
        switch (format) {
            case PNG -> requirePng(picture);
            case JPEG -> requireJpeg(picture);
        }
    }

    /** Walks the chunks up to the last, each with its checksum (PNG specification, section 5.3). */
    private static void requirePng(byte[] png) {
        ByteBuffer picture = ByteBuffer.wrap(png);
        int at = PNG_SIGNATURE;
        while (picture.limit() - at >= AROUND_DATA) {
            long length = picture.getInt(at) & 0xffffffffL;
            if (length > picture.limit() - at - AROUND_DATA) {
                break;
            }
            CRC32 sum = new CRC32();
            sum.update(png, at + 4, (int) length + 4);
            if ((int) sum.getValue() != picture.getInt(at + 8 + (int) length)) {
                throw new DamagedImageException("a damaged PNG: a wrong checksum in its chunk at byte " + at);
            }
            if (picture.getInt(at + 4) == IEND) {
                return;
            }
            at += (int) length + AROUND_DATA;
        }
        throw new DamagedImageException("a PNG cut short");
    }

    /** Asks for the end-of-image marker, behind which cameras may write what they like. */
    private static void requireJpeg(byte[] picture) {
        for (int at = picture.length - 2; at >= 2; at--) {
            if ((picture[at] & 0xff) == 0xff && (picture[at + 1] & 0xff) == 0xd9) {
                return;
            }
        }
        throw new DamagedImageException("a JPEG cut short");
    }
}
