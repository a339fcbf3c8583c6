package io.editrisk.tensor;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * What the process is told before the engine's native code is loaded; whoever sets the environment's variables of these
 * names has the last word.
 */
final class NativeSettings {

    private static final String ISA = "ONEDNN_MAX_CPU_ISA";

    /** glibc's names and numbers, from malloc.h. */
    private enum Malloc {
        MALLOC_ARENA_MAX(-8, 1),
        MALLOC_MMAP_THRESHOLD_(-3, 32 << 20),
        MALLOC_TRIM_THRESHOLD_(-1, Integer.MAX_VALUE);

        private final int parameter;
        private final int value;

        Malloc(int parameter, int value) {
            this.parameter = parameter;
            this.value = value;
        }
    }

    private NativeSettings() {}

    static void apply() {
        if (Platform.isWindows()) {
            return;
        }
        NativeLibrary process = NativeLibrary.getProcess();
        // libtorch 2.7.1's oneDNN reads memory it never set in AVX-512 convolutions: wrong numbers, or a crash
        process.getFunction("setenv").invokeInt(new Object[] {ISA, "AVX2", 0});
        if (Platform.isLinux()) {
            keepFreedMemory(process);
        }
    }

    /** Tensors come and go by the megabyte: glibc would give their memory back and ask for it again at every step. */
    private static void keepFreedMemory(NativeLibrary process) {
        for (Malloc setting : Malloc.values()) {
            if (System.getenv(setting.name()) == null) {
                process.getFunction("mallopt").invokeInt(new Object[] {setting.parameter, setting.value});
            }
        }
    }
}
