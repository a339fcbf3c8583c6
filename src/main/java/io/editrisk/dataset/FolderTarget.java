package io.editrisk.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of this machine; files are written beside their place and renamed into it. */
public final class FolderTarget implements DatasetTarget {

    private static final String PART = ".part";

    private final Path folder;

    /**
     * Makes the folder where it is not there, and removes what an interrupted writer left half-done.
     *
     * @throws UncheckedIOException where that cannot be
     */
    public FolderTarget(Path folder) {
        this.folder = folder;
        run(folder, () -> {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(FolderTarget::isPart).toList()) {
                    Files.delete(file);
                }
            }
            return folder;
        });
    }

    private static boolean isPart(Path file) {
        return file.getFileName().toString().endsWith(PART);
    }

    /** Whether nothing is in it. */
    boolean isEmpty() {
        return run(folder, () -> {
            try (Stream<Path> files = Files.list(folder)) {
                return files.findAny().isEmpty();
            }
        });
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public Optional<byte[]> find(String file) {
        Path path = folder.resolve(file);
        return Files.isRegularFile(path) ? Optional.of(run(path, () -> Files.readAllBytes(path))) : Optional.empty();
    }

    @Override
    public long bytes(String file) {
        Path path = folder.resolve(file);
        return Files.isRegularFile(path) ? run(path, () -> Files.size(path)) : -1;
    }

    @Override
    public void put(String file, byte[] content) {
        Path scratch = scratch();
        run(scratch, () -> Files.write(scratch, content));
        publish(scratch, file);
    }

    @Override
    public Path scratch() {
        return run(folder, () -> Files.createTempFile(folder, "writing-", PART));
    }

    @Override
    public void publish(Path scratch, String file) {
        Path path = folder.resolve(file);
        run(path, () -> Files.move(scratch, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
    }

    @Override
    public void remove(String file) {
        Path path = folder.resolve(file);
        run(path, () -> Files.deleteIfExists(path));
    }

    private interface Work<T> {
        T now() throws IOException;
    }

    private static <T> T run(Path path, Work<T> work) {
        try {
            return work.now();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written or read", e);
        }
    }
}
