package io.editrisk.edit;

import ai.djl.ndarray.NDArray;

/** What a trial may keep of what reaches its cut, so that the layers before need not run again. For one thread. */
final class FeatureMemory {

    private long left;

    /** @param bytes 0 or more */
    FeatureMemory(long bytes) {
        left = bytes;
    }

    /** How much a tensor takes. */
    static long bytes(NDArray tensor) {
        return tensor.size() * tensor.getDataType().getNumOfBytes();
    }

    /** Takes so much where there is so much left; else takes nothing. */
    boolean take(long bytes) {
        if (bytes > left) {
            return false;
        }
        left -= bytes;
        return true;
    }
}
