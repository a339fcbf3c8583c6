package io.editrisk.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of this machine as a bucket: keys are paths below it. Files appear whole, as they are written beside their place
 * and renamed into it. For data sets that lie on a disk; runs have the embedded store, which rings.
 */
public final class FolderStore implements ObjectStore {

    private static final String PART = ".part";

    private final Path folder;

    public FolderStore(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public String bucket() {
        return folder.toString();
    }

    @Override
    public Optional<byte[]> find(String key) {
        Path file = file(key);
        return run(key, () -> Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty());
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        Path file = file(key);
        return run(key, () -> {
            if (!Files.isRegularFile(file)) {
                throw StoreException.notFound(bucket(), key);
            }
            SeekableByteChannel channel = Files.newByteChannel(file);
            channel.position(offset);
            return new FirstBytes(Channels.newInputStream(channel), length);
        });
    }

    @Override
    public Optional<ObjectInfo> head(String key) {
        Path file = file(key);
        return run(key, () -> Files.isRegularFile(file) ? Optional.of(info(file)) : Optional.empty());
    }

    private ObjectInfo info(Path file) throws IOException {
        String etag = Files.size(file) + "-" + Files.getLastModifiedTime(file).toMillis();
        return new ObjectInfo(key(file), Files.size(file), etag);
    }

    private String key(Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    @Override
    public boolean create(String key, byte[] content) {
        return writing(key, part -> {
            Files.write(part, content);
            try {
                // a second name for the file, which the system refuses where there is one already; the first one goes
                Files.createLink(file(key), part);
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            }
        });
    }

    @Override
    public void put(String key, byte[] content) {
        writing(key, part -> move(Files.write(part, content), key));
    }

    @Override
    public void upload(String key, Path file) {
        writing(key, part -> move(Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING), key));
    }

    private Path move(Path part, String key) throws IOException {
        return Files.move(part, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void download(String key, Path file) {
        run(key, () -> {
            Path part = Files.createTempFile(file.toAbsolutePath().getParent(), PART, null);
            try (InputStream in = open(key, 0, Long.MAX_VALUE)) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        });
    }

    @Override
    public Stream<ObjectInfo> list(String prefix) {
        return run(prefix, () -> {
            if (!Files.isDirectory(folder)) {
                return Stream.empty();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                return files
                        .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .filter(file -> !file.getFileName().toString().endsWith(PART))
                        .filter(file -> key(file).startsWith(prefix))
                        .sorted(Comparator.comparing(
                                file -> key(file).getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned))
                        .map(file -> run(prefix, () -> info(file)))
                        .toList()
                        .stream();
            }
        });
    }

    @Override
    public void delete(String key) {
        run(key, () -> Files.deleteIfExists(file(key)));
    }

    private Path file(String key) {
        try {
            Path file = folder.resolve(key).normalize();
            if (file.startsWith(folder)) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw new StoreException(StoreException.Kind.INVALID, "'" + key + "' is no key of a folder", e);
        }
        throw new StoreException(StoreException.Kind.INVALID, "'" + key + "' leads out of the folder", null);
    }

    private interface Work<T> {
        T now() throws IOException;
    }

    private interface Writing<T> {
        T to(Path part) throws IOException;
    }

    private <T> T writing(String key, Writing<T> work) {
        return run(key, () -> {
            Path parent = Files.createDirectories(file(key).getParent());
            Path part = Files.createTempFile(parent, "writing-", PART);
            try {
                return work.to(part);
            } finally {
                Files.deleteIfExists(part);
            }
        });
    }

    private <T> T run(String key, Work<T> work) {
        try {
            return work.now();
        } catch (NoSuchFileException e) {
            throw StoreException.notFound(bucket(), key);
        } catch (IOException e) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, folder.resolve(key) + ": " + e.getMessage(), e);
        }
    }
}
