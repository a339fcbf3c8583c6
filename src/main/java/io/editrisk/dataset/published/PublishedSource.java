package io.editrisk.dataset.published;

import io.editrisk.dataset.DatasetManifest.PublishedFile;
import io.editrisk.dataset.archive.Archive;
import io.editrisk.dataset.archive.Archives;
import io.editrisk.dataset.archive.InvalidArchiveException;
import io.editrisk.store.Digest;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What was given as a form's source: a file or folder, and what lies in the folder by the names it is published under.
 * Archives stay open until this is closed.
 */
public final class PublishedSource implements Closeable {

    private final Path path;
    private final Archives archives;
    private final Map<Path, Archive> open = new LinkedHashMap<>();
    private final TreeSet<Path> used = new TreeSet<>();

    /** @throws UnusableSourceException where there is nothing */
    public PublishedSource(Path path, Archives archives) {
        this.path = path;
        this.archives = archives;
        if (!Files.exists(path)) {
            throw new UnusableSourceException(path + ": no such file or folder");
        }
    }

    public Path path() {
        return path;
    }

    /** The source itself: a folder or an archive. */
    public Archive archive() {
        return archive(path);
    }

    /** A folder or an archive. */
    public Archive archive(Path file) {
        use(file);
        return open.computeIfAbsent(file, archives::open);
    }

    /** The first of these that lies in the source folder, or that the source itself is; with {@code .gz} too. */
    public Optional<Path> find(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(name, name + ".gz"))
                .flatMap(name -> Stream.of(path.resolve(name), path)
                        .filter(Files::exists)
                        .filter(file -> file.endsWith(name)))
                .findFirst();
    }

    /** As {@link #find}; where there is none, an {@link UnusableSourceException} that lists the names. */
    public Path need(String... names) {
        return find(names)
                .orElseThrow(() -> new UnusableSourceException(
                        path + ": expected " + String.join(" or ", names) + " there, as published"));
    }

    /** A file's content, without gzip where it has that. */
    public byte[] content(Path file) {
        use(file);
        return archives.content(file);
    }

    private void use(Path file) {
        if (Files.isRegularFile(file)) {
            used.add(file);
        }
    }

    /** The files that were used up to now, with their digests; nothing for folders. */
    public List<PublishedFile> files() {
        return List.copyOf(used).stream().map(PublishedSource::published).toList();
    }

    private static PublishedFile published(Path file) {
        try {
            return new PublishedFile(file.getFileName().toString(), Files.size(file), Digest.of(file));
        } catch (IOException e) {
            throw new InvalidArchiveException(file, "cannot be read: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        open.values().forEach(Archive::close);
    }
}
