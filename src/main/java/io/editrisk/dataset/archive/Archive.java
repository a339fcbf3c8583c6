package io.editrisk.dataset.archive;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of an archive or a folder, in the order of their paths, which is the same for an archive and for what was
 * unpacked from it. Hidden files (a part of the path begins with '.') and what macOS adds are not among them. Threads may
 * read from one side by side; what it cannot or must not read is an {@link InvalidArchiveException}.
 */
public interface Archive extends Closeable {

    /** The file or folder it is. */
    Path path();

    /** Its files, ordered by their paths as text. */
    List<Member> members();

    /** {@code length} bytes of the member from {@code offset} on, all of which it must have. */
    byte[] read(Member member, long offset, int length);

    /** The whole member; for small ones, as it lies on the heap. */
    default byte[] read(Member member) {
        if (member.bytes() > Limits.BYTES_AT_ONCE) {
            throw new InvalidArchiveException(
                    path(),
                    "%s has %d bytes; at most %d are read at once"
                            .formatted(member.path(), member.bytes(), Limits.BYTES_AT_ONCE));
        }
        return read(member, 0, (int) member.bytes());
    }

    /** Lets go of the file. */
    @Override
    void close();
}
