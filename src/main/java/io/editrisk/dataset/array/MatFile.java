package io.editrisk.dataset.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5Reader;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sources;
import us.hebi.matlab.mat.types.Struct;

/** MATLAB's mat, version 5, compressed or not. What sizes it claims is checked before there is memory for them. */
public final class MatFile {

    /** MAT-File Format (MathWorks 2023), level 5: a header that ends with the order of bytes, then entries, each behind a tag. */
    private static final int HEADER_BYTES = 128;

    /** Type and size, 4 bytes each. */
    private static final int TAG_BYTES = 8;

    private static final int COMPRESSED = 15;

    private final String file;
    private final us.hebi.matlab.mat.types.MatFile mat;

    private MatFile(String file, us.hebi.matlab.mat.types.MatFile mat) {
        this.file = file;
        this.mat = mat;
    }

    /**
     * Reads all arrays.
     *
     * @param file how faults name it
     * @param mostValues that an array may have
     */
    public static MatFile read(String file, byte[] content, long mostValues) {
        requireWholeEntries(file, content);
        try {
            Mat5Reader reader = Mat5.newReader(Sources.wrap(content))
                    .disableSubsystemProcessing()
                    .setBufferAllocator(new Bounded(file, mostValues))
                    .setEntryFilter(header -> {
                        requireSize(file, header.getName(), header.getDimensions(), mostValues);
                        return true;
                    });
            return new MatFile(file, reader.readMat());
        } catch (IOException
                | IllegalArgumentException
                | IllegalStateException
                | ArithmeticException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | ClassCastException
                | java.nio.BufferUnderflowException e) {
            // the library wraps what the checks within its reading throw
            throw e.getCause() instanceof InvalidArrayException refused
                    ? refused
                    : new InvalidArrayException(file, "no mat file of version 5, or damaged: " + e.getMessage());
        }
    }

    /** The library takes a size beyond 2 GiB for an entry to pass over and says so on standard error. */
    private static void requireWholeEntries(String file, byte[] content) {
        if (content.length < HEADER_BYTES) {
            return; // the library says what it lacks
        }
        ByteBuffer bytes = ByteBuffer.wrap(content)
                .order(content[HEADER_BYTES - 2] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long at = HEADER_BYTES;
        while (at + TAG_BYTES <= content.length) {
            long size = Integer.toUnsignedLong(bytes.getInt((int) at + TAG_BYTES / 2));
            if (size > content.length - at - TAG_BYTES) {
                throw new InvalidArrayException(
                        file,
                        "cut short or damaged: the entry at byte %d is said to have %d bytes, %d are left"
                                .formatted(at, size, content.length - at - TAG_BYTES));
            }
            if (bytes.getInt((int) at) == COMPRESSED
                    && inflatedSize(content, bytes.order(), (int) at, (int) size) < 0) {
                throw new InvalidArrayException(file, "damaged: the entry at byte " + at + " is larger than 2 GiB");
            }
            at += TAG_BYTES + size;
        }
    }

    /** What the tag within a compressed entry says; 0 where none can be had, which the library then finds too. */
    private static int inflatedSize(byte[] content, ByteOrder order, int at, int size) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(content, at + TAG_BYTES, size);
            byte[] tag = new byte[TAG_BYTES];
            int inflated = inflater.inflate(tag);
            return inflated < TAG_BYTES ? 0 : ByteBuffer.wrap(tag).order(order).getInt(TAG_BYTES / 2);
        } catch (DataFormatException e) {
            return 0;
        } finally {
            inflater.end();
        }
    }

    private static void requireSize(String file, String name, int[] dimensions, long mostValues) {
        double values = Arrays.stream(dimensions).asDoubleStream().reduce(1, (a, b) -> a * b);
        if (Arrays.stream(dimensions).anyMatch(size -> size < 0) || values > mostValues) {
            throw new InvalidArrayException(
                    file,
                    "its array %s is said to be %s; at most %d values are allowed"
                            .formatted(name, Arrays.toString(dimensions), mostValues));
        }
    }

    /** Memory for values, 8 bytes each and something for headers at most. */
    private record Bounded(String file, long mostValues) implements BufferAllocator {
        @Override
        public ByteBuffer allocate(int bytes) {
            if (bytes < 0 || bytes > Math.max(mostValues, 1L << 20) * Double.BYTES) {
                throw new InvalidArrayException(file, "an array of " + bytes + " bytes is too large");
            }
            return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
        }

        @Override
        public void release(ByteBuffer buffer) {
            // the heap's
        }
    }

    /** An array of unsigned bytes, its dimensions from the last (whose neighbours are farthest apart) to the first. */
    public ByteArray bytes(String name) {
        Matrix matrix = matrix(name);
        byte[] values = new byte[matrix.getNumElements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = matrix.getByte(i);
        }
        List<Integer> shape = new ArrayList<>();
        for (int size : matrix.getDimensions()) {
            shape.add(0, size);
        }
        return new ByteArray(shape, values);
    }

    private Matrix matrix(String name) {
        try {
            return mat.getMatrix(name);
        } catch (IllegalArgumentException | ClassCastException e) {
            throw new InvalidArrayException(file, "has no array named " + name);
        }
    }

    /** The structures of an array of them. */
    public Struct structs(String name) {
        try {
            return mat.getStruct(name);
        } catch (IllegalArgumentException | ClassCastException e) {
            throw new InvalidArrayException(file, "has no structures named " + name);
        }
    }
}
