package io.editrisk.dataset.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A tar: its headers are walked once, its members are read from where they lie. */
final class TarArchive implements Archive {

    /** Tar's unit: headers, and what members are padded to. Two of zeros close the file. */
    private static final int BLOCK = 512;

    private final Path path;
    private final FileChannel channel;
    private final List<Member> members;

    /**
     * @param path how faults name it
     * @param packed bytes of what was downloaded: the tar's, or fewer where it was compressed
     * @param channel of the tar; closed with this
     */
    TarArchive(Path path, long packed, FileChannel channel, Limits limits) {
        this.path = path;
        this.channel = channel;
        this.members = members(path, packed, channel, limits);
    }

    private static List<Member> members(Path path, long packed, FileChannel channel, Limits limits) {
        Members members = new Members(path, packed, limits);
        FilePart part = new FilePart(channel);
        try (TarArchiveInputStream tar = new TarArchiveInputStream(part, BLOCK, BLOCK, "UTF-8")) {
            long end = 0;
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!entry.isDirectory()) {
                    members.requireFile(isFile(entry), entry.getName());
                    members.add(entry.getName(), entry.getSize(), part.position());
                }
                end = part.position() + (entry.getSize() + BLOCK - 1) / BLOCK * BLOCK;
            }
            requireClosed(path, channel, end);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidArchiveException(path, "not a tar, or cut short: " + e.getMessage());
        }
        return members.sorted();
    }

    private static boolean isFile(TarArchiveEntry entry) {
        boolean link = entry.isSymbolicLink() || entry.isLink();
        boolean device = entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO();
        return entry.isFile() && !link && !device && !entry.isSparse();
    }

    /** A tar that was cut between two members, or in a header, would otherwise end without a word. */
    private static void requireClosed(Path path, FileChannel channel, long end) throws IOException {
        boolean closed = channel.size() >= end + 2 * BLOCK;
        if (closed) {
            for (byte b : FilePart.of(channel, end, 2 * BLOCK)) {
                closed &= b == 0;
            }
        }
        if (!closed) {
            throw new InvalidArchiveException(path, "cut short: the two blocks of zeros that close a tar are missing");
        }
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public List<Member> members() {
        return members;
    }

    @Override
    public byte[] read(Member member, long offset, int length) {
        try {
            return FilePart.of(channel, member.position() + offset, length);
        } catch (IOException e) {
            throw new InvalidArchiveException(path, member.path() + " cannot be read: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new InvalidArchiveException(path, "cannot be closed: " + e.getMessage());
        }
    }
}
