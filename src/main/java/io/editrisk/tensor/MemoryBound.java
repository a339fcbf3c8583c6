package io.editrisk.tensor;

import ai.djl.engine.EngineException;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Work on as much at once as memory holds, on a GPU or in native memory: what does not fit is done in halves, and what did
 * not fit once is not tried again. Threads may share one.
 */
public final class MemoryBound {

    /** The engine tells a want of memory from its other faults in its words alone. */
    private static final Pattern WORDS = Pattern.compile("out of memory|can't allocate memory|ALLOC_FAILED");

    private volatile long most = Long.MAX_VALUE;

    /**
     * What the work gives, whole if that fits. One that does not fit is a fault.
     *
     * @param size of the whole, at least 1
     * @param halves the same from two parts, each of which comes here again
     */
    public <T> T atOnce(long size, Supplier<T> whole, Supplier<T> halves) {
        if (size <= most) {
            try {
                return whole.get();
            } catch (EngineException fault) {
                if (size == 1
                        || !WORDS.matcher(String.valueOf(fault.getMessage())).find()) {
                    throw fault;
                }
                most = size / 2;
            }
        }
        return halves.get();
    }
}
