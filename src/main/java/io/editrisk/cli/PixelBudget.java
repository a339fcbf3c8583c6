package io.editrisk.cli;

import java.util.concurrent.Semaphore;

/**
 * How many pixels may be in work at a time, over all threads: a few huge pictures are worked on one after the other where
 * many small ones fit side by side. What is larger than all of it gets all of it.
 */
final class PixelBudget {

    /** What a pixel takes while it is corrupted: it decoded and encoded, and up to six planes a channel in double precision. */
    private static final int BYTES_A_PIXEL = 160;

    /** Pixels are handed out in these. */
    private static final int UNIT = 1024;

    private final int units;
    private final Semaphore free;

    /** @param bytes of memory to stay below, about */
    PixelBudget(long bytes) {
        units = (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / BYTES_A_PIXEL / UNIT));
        free = new Semaphore(units, true);
    }

    /** Half of what this process may have: the rest is for what is between. */
    static PixelBudget ofThisProcess() {
        return new PixelBudget(Runtime.getRuntime().maxMemory() / 2);
    }

    /** Waits until so many pixels are free; what it returns is to be given back. */
    int take(long pixels) {
        int wanted = (int) Math.min(units, pixels / UNIT + 1);
        free.acquireUninterruptibly(wanted);
        return wanted;
    }

    void giveBack(int taken) {
        free.release(taken);
    }
}
