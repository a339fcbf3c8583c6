package io.editrisk.report;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Classes of many images in as many bytes as the largest of them takes. */
final class PackedClasses {

    private final ByteBuffer bytes;
    private final int width;

    PackedClasses(int[] classes) {
        int largest = Arrays.stream(classes).max().orElse(0);
        width = largest <= Byte.MAX_VALUE ? Byte.BYTES : largest <= Short.MAX_VALUE ? Short.BYTES : Integer.BYTES;
        bytes = ByteBuffer.allocate(Math.multiplyExact(classes.length, width));
        for (int one : classes) {
            switch (width) {
                case Byte.BYTES -> bytes.put((byte) one);
                case Short.BYTES -> bytes.putShort((short) one);
                default -> bytes.putInt(one);
            }
        }
    }

    int get(int image) {
        return switch (width) {
            case Byte.BYTES -> bytes.get(image);
            case Short.BYTES -> bytes.getShort(image * Short.BYTES);
            default -> bytes.getInt(image * Integer.BYTES);
        };
    }
}
