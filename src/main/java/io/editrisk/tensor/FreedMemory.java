package io.editrisk.tensor;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * Keeps the memory of freed tensors in the process. They come and go by the megabyte: glibc would give it back and ask for
 * it again at every step. Whoever sets the environment's variables of these names has the last word.
 *
 * <p>Threads that began before may be bound to an arena that cannot hold more than 64 MB in one piece: the launcher therefore
 * sets {@code MALLOC_ARENA_MAX} for the whole process.
 */
final class FreedMemory {

    /** glibc's names and numbers, from malloc.h. */
    private enum Setting {
        MALLOC_ARENA_MAX(-8, 1),
        /** None by mappings of their own, which end with them: their pages would come as fresh ones each time. */
        MALLOC_MMAP_MAX_(-4, 0),
        MALLOC_TRIM_THRESHOLD_(-1, Integer.MAX_VALUE);

        private final int parameter;
        private final int value;

        Setting(int parameter, int value) {
            this.parameter = parameter;
            this.value = value;
        }
    }

    private FreedMemory() {}

    static void keep() {
        if (!Platform.isLinux()) {
            return;
        }
        NativeLibrary process = NativeLibrary.getProcess();
        for (Setting setting : Setting.values()) {
            if (System.getenv(setting.name()) == null) {
                process.getFunction("mallopt").invokeInt(new Object[] {setting.parameter, setting.value});
            }
        }
    }
}
