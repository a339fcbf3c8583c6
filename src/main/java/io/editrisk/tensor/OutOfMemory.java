package io.editrisk.tensor;

import ai.djl.engine.EngineException;
import java.util.regex.Pattern;

/** Tells a want of memory, on a GPU or in native memory, from the engine's other faults: it says so only in its words. */
public final class OutOfMemory {

    private static final Pattern WORDS = Pattern.compile("out of memory|can't allocate memory|ALLOC_FAILED");

    private OutOfMemory() {}

    /** Whether less at once might do. */
    public static boolean isMeant(RuntimeException fault) {
        return fault instanceof EngineException
                && WORDS.matcher(String.valueOf(fault.getMessage())).find();
    }
}
