package io.editrisk.dataset.array;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * LeCun's idx: two zeros, 8 for unsigned bytes, the number of dimensions, their sizes (4 bytes each, big-endian), then the
 * bytes. MNIST's images have the magic number 2051 and its labels 2049, which is just that.
 */
public final class IdxFile {

    private static final int UNSIGNED_BYTES = 8;

    private IdxFile() {}

    /**
     * Reads one.
     *
     * @param file how faults name it
     * @param dimensions that it must have
     */
    public static ByteArray read(String file, byte[] content, int dimensions) {
        int header = (1 + dimensions) * Integer.BYTES;
        ByteBuffer bytes = ByteBuffer.wrap(content);
        if (content.length < header || bytes.getInt(0) != magic(dimensions)) {
            throw new InvalidArrayException(
                    file,
                    "no idx file of bytes in %d dimensions: such a file begins with the number %d"
                            .formatted(dimensions, magic(dimensions)));
        }
        List<Integer> shape = new ArrayList<>();
        for (int i = 0; i < dimensions; i++) {
            shape.add(bytes.getInt((1 + i) * Integer.BYTES));
        }
        requireLength(file, shape, content.length - header);
        return new ByteArray(shape, Arrays.copyOfRange(content, header, content.length));
    }

    private static int magic(int dimensions) {
        return (UNSIGNED_BYTES << 8) + dimensions;
    }

    private static void requireLength(String file, List<Integer> shape, int found) {
        boolean counts = shape.stream().allMatch(size -> size >= 0 && size < 1 << 24);
        if (!counts || ByteArray.size(shape) != found) {
            throw new InvalidArrayException(file, "%d bytes where its header promises %s".formatted(found, shape));
        }
    }
}
