package io.editrisk.dataset;

import java.nio.file.Path;
import java.util.Optional;

/** Where a data set is written to, file by file; every file appears whole or not at all. */
public interface DatasetTarget {

    /** For people. */
    String name();

    /** The file's content, or empty where there is none. */
    Optional<byte[]> find(String file);

    /** The file's bytes, or -1 where there is none. */
    long bytes(String file);

    /** Writes or replaces a small file. */
    void put(String file, byte[] content);

    /** A new file of one's own to write a shard to; whoever asks for it publishes it, or it is removed in the end. */
    Path scratch();

    /** Puts a finished scratch file in its place, which it may be moved to. */
    void publish(Path scratch, String file);

    /** Removes a file; nothing happens where there is none. */
    void remove(String file);
}
