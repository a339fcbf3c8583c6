package io.editrisk.experiment;

import io.editrisk.store.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which code this is: the project's version and a digest of its classes and function declarations, {@code
 * 0.1.0+0123456789ab}. The same classes have the same version, in a jar as in a folder.
 */
public final class CodeVersion {

    /** The project's version, as in the build file. */
    static final String VERSION = "0.1.0";

    private static final int DIGITS = 12;

    private CodeVersion() {}

    /** Computed when first asked for. */
    public static String current() {
        return Current.VALUE;
    }

    private static final class Current {
        static final String VALUE = of(source());
    }

    private static Path source() {
        CodeSource source = CodeVersion.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException("the class loader does not say where the project's classes are");
        }
        try {
            return Path.of(new URI(source.getLocation().toString()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("not a place of classes: " + source.getLocation(), e);
        }
    }

    /** The version of the classes in a folder or a jar. */
    static String of(Path classes) {
        try {
            if (Files.isDirectory(classes)) {
                return version(classes);
            }
            try (FileSystem jar = FileSystems.newFileSystem(classes)) {
                return version(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the project's classes cannot be read: " + classes, e);
        }
    }

    private static String version(Path root) throws IOException {
        Digest digest = new Digest();
        for (String file : files(root)) {
            digest.add(file).add(Files.readAllBytes(root.resolve(file)));
        }
        return VERSION + "+" + digest.hex().substring(0, DIGITS);
    }

    /** In an order of their own: folders and jars list them each in another. */
    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.map(path -> root.relativize(path).toString().replace('\\', '/'))
                    .filter(name -> (name.startsWith("io/editrisk/") && name.endsWith(".class"))
                            || (name.startsWith("functions/") && name.endsWith(".yaml")))
                    .sorted()
                    .toList();
        }
    }
}
