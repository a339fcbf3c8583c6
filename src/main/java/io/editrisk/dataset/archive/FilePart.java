package io.editrisk.dataset.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file from a position on, which is known at any time: skipping is seeking. */
final class FilePart extends InputStream {

    private final FileChannel channel;
    private long position;

    FilePart(FileChannel channel) {
        this.channel = channel;
    }

    long position() {
        return position;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = channel.read(ByteBuffer.wrap(into, from, length), position);
        position += Math.max(0, read);
        return read;
    }

    @Override
    public long skip(long length) throws IOException {
        long skipped = Math.max(0, Math.min(length, channel.size() - position));
        position += skipped;
        return skipped;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(Integer.MAX_VALUE, channel.size() - position);
    }

    /** All of a range, at once. */
    static byte[] of(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("cut short at byte " + (position + bytes.position()));
            }
        }
        return bytes.array();
    }
}
