package io.editrisk.dataset.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A pickle's bytes, taken from the beginning on; what would lie past their end is an {@link IllegalArgumentException}. */
final class PickleInput {

    private static final int LONGEST_NAME = 200;

    private final String source;
    private final ByteBuffer bytes;

    PickleInput(String source, ByteBuffer bytes) {
        this.source = source;
        this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    int position() {
        return bytes.position();
    }

    int unsigned1() {
        return require(1).get() & 0xff;
    }

    int unsigned2() {
        return require(2).getShort() & 0xffff;
    }

    int signed4() {
        return require(4).getInt();
    }

    long unsigned4() {
        return require(4).getInt() & 0xffffffffL;
    }

    long signed8() {
        return require(8).getLong();
    }

    /** The one number that pickles hold with its highest byte first. */
    double real8() {
        return Double.longBitsToDouble(Long.reverseBytes(signed8()));
    }

    /** A whole number of up to 8 bytes in two's complement, the lowest byte first. */
    long signed(int count) {
        if (count > Long.BYTES) {
            throw new IllegalArgumentException("a whole number of " + count + " bytes; up to 8 are allowed");
        }
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (long) unsigned1() << (8 * i);
        }
        int unused = Long.SIZE - 8 * count;
        return count == 0 ? 0 : value << unused >> unused;
    }

    /** The next bytes, not copied. */
    ByteBuffer take(long count) {
        ByteBuffer taken = require(count).slice(bytes.position(), (int) count);
        bytes.position(bytes.position() + (int) count);
        return taken;
    }

    String text(long count) {
        return StandardCharsets.UTF_8.decode(take(count)).toString();
    }

    /** A module's or a global's name: up to the end of its line, without it. */
    String line() {
        StringBuilder line = new StringBuilder();
        for (int next = unsigned1(); next != '\n'; next = unsigned1()) {
            line.append((char) next);
            if (line.length() > LONGEST_NAME) {
                throw new IllegalArgumentException("a name of more than " + LONGEST_NAME + " letters");
            }
        }
        return line.toString();
    }

    private ByteBuffer require(long count) {
        if (count < 0 || count > bytes.remaining()) {
            throw new IllegalArgumentException(
                    "cut short: %d more bytes are needed where %d are left".formatted(count, bytes.remaining()));
        }
        return bytes;
    }

    InvalidPickleException fault(int position, String what) {
        return new InvalidPickleException(source, "byte " + position + ": " + what);
    }
}
