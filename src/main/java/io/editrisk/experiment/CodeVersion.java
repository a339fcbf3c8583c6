package io.editrisk.experiment;

import io.editrisk.store.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * Which code this is: the project's version and a digest of the names and checksums of its classes and function
 * declarations, {@code 0.1.0+0123456789ab}. The same classes have the same version, in a jar as in a folder.
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
        Digest digest = new Digest();
        try {
            (Files.isDirectory(classes) ? inFolder(classes) : inJar(classes))
                    .forEach((file, checksum) -> digest.add(file).add(Long.toHexString(checksum)));
        } catch (IOException e) {
            throw new UncheckedIOException("the project's classes cannot be read: " + classes, e);
        }
        return VERSION + "+" + digest.hex().substring(0, DIGITS);
    }

    /** The checksums of the files by their names; a jar knows them, so that none of its files is unpacked. */
    private static SortedMap<String, Long> inJar(Path jar) throws IOException {
        SortedMap<String, Long> checksums = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .filter(file -> isCode(file.getName()))
                    .forEach(file -> checksums.put(file.getName(), file.getCrc()));
        }
        return checksums;
    }

    private static SortedMap<String, Long> inFolder(Path root) throws IOException {
        SortedMap<String, Long> checksums = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                String name = root.relativize(path).toString().replace('\\', '/');
                if (isCode(name)) {
                    CRC32 checksum = new CRC32();
                    checksum.update(Files.readAllBytes(path));
                    checksums.put(name, checksum.getValue());
                }
            }
        }
        return checksums;
    }

    private static boolean isCode(String name) {
        return (name.startsWith("io/editrisk/") && name.endsWith(".class"))
                || (name.startsWith("functions/") && name.endsWith(".yaml"));
    }
}
