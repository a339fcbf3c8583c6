package io.editrisk.dataset.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Opens archives by what they are, not by what they are called. */
public final class Archives {

    private static final int USTAR_AT = 257;
    private static final int HEADER = 512;

    private final Path scratch;
    private final Limits limits;

    /** @param scratch folder where a tar behind gzip is unpacked to while it is read */
    public Archives(Path scratch, Limits limits) {
        this.scratch = scratch;
        this.limits = limits;
    }

    /** Opens a folder, a tar, a tar with gzip or a zip; an {@link InvalidArchiveException} for anything else. */
    public Archive open(Path path) {
        if (Files.isDirectory(path)) {
            return new FolderArchive(path, limits);
        }
        byte[] head = head(path);
        if (isGzip(head)) {
            return new TarArchive(path, size(path), Gzip.file(path, scratch, limits), limits);
        }
        if (startsWith(head, 'P', 'K')) {
            return new ZipArchive(path, limits);
        }
        if (isTar(head)) {
            return new TarArchive(path, size(path), channel(path), limits);
        }
        throw new InvalidArchiveException(
                path, "none of a folder, a tar, a tar with gzip and a zip; expected one of these");
    }

    /** Whether the path is something that {@link #open} opens. */
    public static boolean isArchive(Path path) {
        if (!Files.isRegularFile(path)) {
            return Files.isDirectory(path);
        }
        byte[] head = head(path);
        return isGzip(head) || startsWith(head, 'P', 'K') || isTar(head);
    }

    /** The file's content, without gzip where it has that. */
    public byte[] content(Path file) {
        if (isGzip(head(file))) {
            return Gzip.bytes(file, limits);
        }
        try {
            if (Files.size(file) > Limits.BYTES_AT_ONCE) {
                throw new InvalidArchiveException(file, "larger than " + Limits.BYTES_AT_ONCE + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InvalidArchiveException(file, "cannot be read: " + e.getMessage());
        }
    }

    private static boolean isGzip(byte[] head) {
        return startsWith(head, 0x1f, 0x8b);
    }

    private static boolean isTar(byte[] head) {
        return head.length == HEADER
                && head[USTAR_AT] == 'u'
                && head[USTAR_AT + 1] == 's'
                && head[USTAR_AT + 2] == 't'
                && head[USTAR_AT + 3] == 'a'
                && head[USTAR_AT + 4] == 'r';
    }

    private static boolean startsWith(byte[] head, int first, int second) {
        return head.length >= 2 && (head[0] & 0xff) == first && (head[1] & 0xff) == second;
    }

    private static byte[] head(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(HEADER);
        } catch (IOException e) {
            throw new InvalidArchiveException(path, "cannot be read: " + e.getMessage());
        }
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new InvalidArchiveException(path, "cannot be read: " + e.getMessage());
        }
    }

    private static FileChannel channel(Path path) {
        try {
            return FileChannel.open(path, StandardOpenOption.READ);
        } catch (IOException e) {
            throw new InvalidArchiveException(path, "cannot be read: " + e.getMessage());
        }
    }
}
