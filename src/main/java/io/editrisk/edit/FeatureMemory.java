package io.editrisk.edit;

/** What a trial may keep of what reaches its cut, so that the layers before need not run again. For one thread. */
final class FeatureMemory {

    private long left;

    /** @param bytes 0 or more */
    FeatureMemory(long bytes) {
        left = bytes;
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
