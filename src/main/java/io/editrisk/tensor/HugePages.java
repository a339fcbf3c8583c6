package io.editrisk.tensor;

import ai.djl.ndarray.NDArray;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/**
 * Asks Linux for the memory of a large tensor in pages of 2 MiB: to be given fresh memory by 4 KiB takes longer than to
 * read as much from a file.
 */
final class HugePages {

    private static final long SMALLEST = 4 << 20;
    private static final long PAGE = 4096;

    /** MADV_HUGEPAGE, from the kernel's mman-common.h. */
    private static final int ADVICE = 14;

    private HugePages() {}

    /** For a tensor in main memory that nothing was written to yet. An advice: where it cannot be taken, nothing is lost. */
    static void ask(NDArray tensor) {
        long bytes = tensor.size() * Float.BYTES;
        if (bytes < SMALLEST || !Platform.isLinux()) {
            return;
        }
        Pointer memory = Native.getDirectBufferPointer(tensor.toByteBuffer(true));
        long toPage = -Pointer.nativeValue(memory) & (PAGE - 1);
        NativeLibrary.getProcess()
                .getFunction("madvise")
                .invokeInt(new Object[] {memory.share(toPage), bytes - toPage, ADVICE});
    }
}
