package io.editrisk.dataset.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** An unpacked folder. Links within it are refused, so that nothing outside is read. */
final class FolderArchive implements Archive {

    private final Path folder;
    private final List<Member> members;

    FolderArchive(Path folder, Limits limits) {
        this.folder = folder;
        this.members = members(folder, limits);
    }

    private static List<Member> members(Path folder, Limits limits) {
        Members members = new Members(folder, Long.MAX_VALUE, limits);
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = folder.relativize(file)
                            .toString()
                            .replace(file.getFileSystem().getSeparator(), "/");
                    members.requireFile(attributes.isRegularFile(), name);
                    members.add(name, attributes.size(), 0);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new InvalidArchiveException(folder, "cannot be read: " + e.getMessage());
        }
        return members.sorted();
    }

    @Override
    public Path path() {
        return folder;
    }

    @Override
    public List<Member> members() {
        return members;
    }

    @Override
    public byte[] read(Member member, long offset, int length) {
        Path file = folder.resolve(member.path());
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            channel.position(offset);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes) < 0) {
                    throw new InvalidArchiveException(file, "shorter than it was: it changes while it is read");
                }
            }
            return bytes.array();
        } catch (IOException e) {
            throw new InvalidArchiveException(file, "cannot be read: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        // every file is closed once it is read
    }
}
