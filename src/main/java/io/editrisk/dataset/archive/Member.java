package io.editrisk.dataset.archive;

/**
 * A file in an archive.
 *
 * @param path from the archive's root, its parts separated by '/'; never out of it
 * @param bytes of its content
 * @param position where the archive finds it; of no meaning outside
 */
public record Member(String path, long bytes, long position) {

    /** The last part of its path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
