package io.editrisk.dataset.pickle;

import java.io.IOException;
import java.nio.ByteBuffer;

/** So many bytes that can be read from any place on: a file, a member of an archive, or a part of either. */
public interface ByteRange {

    long size();

    /** Fills the buffer with what lies from {@code position} on; never asked for more than there is. */
    void read(long position, ByteBuffer into) throws IOException;

    /** {@code size} bytes of it from {@code start} on. */
    default ByteRange part(long start, long size) {
        return new Part(this, start, size);
    }

    /** A part of other bytes. */
    record Part(ByteRange whole, long start, long size) implements ByteRange {
        @Override
        public void read(long position, ByteBuffer into) throws IOException {
            whole.read(start + position, into);
        }
    }

    /** Bytes in memory. */
    record InMemory(ByteBuffer bytes) implements ByteRange {
        @Override
        public long size() {
            return bytes.remaining();
        }

        @Override
        public void read(long position, ByteBuffer into) {
            into.put(bytes.slice(bytes.position() + Math.toIntExact(position), into.remaining()));
        }
    }
}
