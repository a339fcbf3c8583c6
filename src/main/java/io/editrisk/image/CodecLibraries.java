package io.editrisk.image;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_imgcodecs;

/**
 * OpenCV's libraries, loaded once a process. JavaCPP looks for each by every name that a system may give it, in all jars, which
 * takes more than half a second of a start. So a process that has found them notes beside them where they are, and the next ones
 * load them from there. Only a process whose classes all have one loader may: a library is for the classes beside the one that
 * loads it, and no other loader's may have it.
 */
public final class CodecLibraries {

    private static final String SWITCH = "org.bytedeco.javacpp.loadLibraries";

    private static volatile boolean noted;

    private CodecLibraries() {}

    /** For a process of such classes, before any picture is read: notes where the libraries are, and loads them from there. */
    public static void note() {
        noted = true;
    }

    /** Before any class of OpenCV is used. */
    static void load() {
        if (!noted || !Loader.isLoadLibraries()) {
            return;
        }
        try {
            Path folder = Loader.getCacheDir().toPath().toAbsolutePath();
            Path note = folder.resolve(version() + ".libraries");
            if (!Files.exists(note) || !loaded(folder, Files.readAllLines(note))) {
                Loader.load(opencv_imgcodecs.class);
                write(folder, note, Loader.getLoadedLibraries().values());
            }
        } catch (IOException e) {
            // a folder that cannot be written: they are looked for as they always were
            Loader.load(opencv_imgcodecs.class);
        }
    }

    /** The jar's name: other versions have other files. */
    private static String version() {
        String jar = opencv_imgcodecs
                .class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        return new File(jar).getName();
    }

    /** Whether all of them are there and could be loaded; those that need others come after them. */
    private static boolean loaded(Path folder, List<String> noted) {
        List<Path> files = noted.stream().map(folder::resolve).toList();
        if (files.isEmpty() || !files.stream().allMatch(Files::exists)) {
            return false;
        }
        System.setProperty(SWITCH, "false");
        List<Path> left = new ArrayList<>(files);
        int before;
        do {
            before = left.size();
            left.removeIf(CodecLibraries::loads);
        } while (!left.isEmpty() && left.size() < before);
        if (!left.isEmpty()) {
            System.clearProperty(SWITCH);
        }
        return left.isEmpty();
    }

    private static boolean loads(Path file) {
        try {
            System.load(file.toString());
            return true;
        } catch (UnsatisfiedLinkError needsAnother) {
            return false;
        }
    }

    /** By their places in the folder, which may be moved. */
    private static void write(Path folder, Path note, Collection<String> files) throws IOException {
        List<String> places = files.stream()
                .map(file -> folder.relativize(Path.of(file)).toString())
                .toList();
        Path part = Files.createTempFile(folder, "libraries", ".part");
        try {
            Files.write(part, places);
            Files.move(part, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
