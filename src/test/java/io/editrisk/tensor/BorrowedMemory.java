package io.editrisk.tensor;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The engine borrows what a Java buffer holds: memory that nothing on the Java side refers to any more is given back and
 * used again under it.
 */
public final class BorrowedMemory {

    private static final int BUFFERS = 200;
    private static final int LARGEST = 1 << 20;

    private BorrowedMemory() {}

    /** Collects garbage, so that buffers without an owner are freed, and writes over whatever was freed. */
    public static void reuse() {
        byte[] rubbish = new byte[LARGEST + 1];
        Arrays.fill(rubbish, (byte) 0x7f);
        List<ByteBuffer> others = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            collect();
            for (int i = 0; i < BUFFERS; i++) {
                ByteBuffer other = ByteBuffer.allocateDirect(1 + LARGEST / (1 + i));
                other.put(rubbish, 0, other.remaining());
                others.add(other);
            }
        }
        if (others.size() != 3 * BUFFERS) {
            throw new IllegalStateException("not all are alive");
        }
    }

    private static void collect() {
        WeakReference<Object> probe = new WeakReference<>(new Object());
        while (probe.get() != null) {
            System.gc();
            Thread.onSpinWait();
        }
    }
}
