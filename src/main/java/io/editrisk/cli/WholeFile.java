package io.editrisk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes files that are there when all of them is, or not at all. */
final class WholeFile {

    /** What files end in while they are written. */
    static final String PART = ".part";

    private WholeFile() {}

    /** Makes a file that is not there yet. */
    interface Making {
        void make(Path file) throws IOException;
    }

    /** Replaces a file, if there is one; its folder needs to be there. */
    static void write(Path file, byte[] content) throws IOException {
        make(file, part -> Files.write(part, content, StandardOpenOption.CREATE_NEW));
    }

    /** As {@link #write}, by what writes the content. */
    static void make(Path file, Making content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new WrongInputException(file + ": its folder is not there");
        }
        // not a temporary file, which others may not read
        Path part = folder.resolve(".editrisk" + UUID.randomUUID() + PART);
        try {
            content.make(part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
