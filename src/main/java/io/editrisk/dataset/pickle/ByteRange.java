package io.editrisk.dataset.pickle;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** So many bytes that can be read from any place on: of a file, or in memory. */
sealed interface ByteRange {

    long size();

    /** Fills the buffer with what lies from {@code position} on. */
    void read(long position, ByteBuffer into) throws IOException;

    /** A part of a file, which stays open as long as its bytes are asked for. */
    record OfFile(FileChannel file, long start, long size) implements ByteRange {
        @Override
        public void read(long position, ByteBuffer into) throws IOException {
            long from = start + position;
            int begin = into.position();
            while (into.hasRemaining()) {
                if (file.read(into, from + into.position() - begin) < 0) {
                    throw new EOFException("the file became shorter while it was read");
                }
            }
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
