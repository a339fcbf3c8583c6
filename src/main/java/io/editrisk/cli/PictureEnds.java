package io.editrisk.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A look at both ends of a picture's file, without reading what is between: files that were cut or never filled show there. */
final class PictureEnds {

    private static final byte[] PNG_BEGIN = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] PNG_END = {'I', 'E', 'N', 'D', (byte) 0xae, 0x42, 0x60, (byte) 0x82};
    private static final byte[] JPEG_BEGIN = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] JPEG_END = {(byte) 0xff, (byte) 0xd9};

    private PictureEnds() {}

    /** Whether the file begins and ends as a PNG or as a JPEG does. */
    static boolean areWhole(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long size = channel.size();
            if (size < PNG_BEGIN.length + PNG_END.length) {
                return false;
            }
            byte[] first = read(channel, 0);
            byte[] last = read(channel, size - PNG_END.length);
            return (begins(first, PNG_BEGIN) && ends(last, PNG_END))
                    || (begins(first, JPEG_BEGIN) && ends(last, JPEG_END));
        }
    }

    private static byte[] read(SeekableByteChannel channel, long from) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(PNG_BEGIN.length);
        channel.position(from);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // goes on
        }
        return bytes.array();
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    private static boolean ends(byte[] bytes, byte[] with) {
        return Arrays.equals(bytes, bytes.length - with.length, bytes.length, with, 0, with.length);
    }
}
