package io.editrisk.dataset.pickle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Bytes as a channel that only reads. */
final class RangeChannel implements SeekableByteChannel {

    private final ByteRange bytes;
    private long position;
    private boolean open = true;

    RangeChannel(ByteRange bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        long left = bytes.size() - position;
        if (left <= 0) {
            return into.hasRemaining() ? -1 : 0;
        }
        int count = (int) Math.min(left, into.remaining());
        int limit = into.limit();
        into.limit(into.position() + count);
        bytes.read(position, into);
        into.limit(limit);
        position += count;
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long position) {
        if (position < 0) {
            throw new IllegalArgumentException("before the beginning");
        }
        this.position = position;
        return this;
    }

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public int write(ByteBuffer from) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
