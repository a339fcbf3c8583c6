package io.editrisk.dataset.archive;

import java.nio.file.Path;

/**
 * What an archive may unpack to, so that a few bytes cannot fill a disk.
 *
 * @param members at most
 * @param bytes of all members together, at most
 * @param ratio unpacked bytes over packed ones, at most, beyond the first {@link #FREE} bytes
 */
public record Limits(long members, long bytes, long ratio) {

    /** What lies on the heap at once: pictures, labels, arrays. */
    static final long BYTES_AT_ONCE = 1L << 30;

    /** Too little to be a bomb, whatever it was packed to. */
    private static final long FREE = 16L << 20;

    /** ImageNet's training set is 1.3 million files of 150 GB; deflate itself ends at a ratio of 1032. */
    public static Limits usual() {
        return new Limits(20_000_000, 2L << 40, 200);
    }

    /** Refuses a member beyond those allowed. */
    void requireMembers(Path file, long found) {
        if (found > members) {
            throw new InvalidArchiveException(file, "more than " + members + " files in it; that many are allowed");
        }
    }

    /** Refuses so many unpacked bytes of so many packed ones. */
    void requireBytes(Path file, long unpacked, long packed) {
        if (unpacked > bytes) {
            throw new InvalidArchiveException(file, "unpacks to more than the " + bytes + " bytes that are allowed");
        }
        if (unpacked > FREE && unpacked / ratio > packed) {
            throw new InvalidArchiveException(
                    file, "unpacks to more than " + ratio + " times its bytes; such files are made to fill disks");
        }
    }
}
