package io.editrisk.cli;

import io.editrisk.image.DamagedImageException;
import io.editrisk.image.ImageCodec;
import io.editrisk.network.PictureFeed.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The PNG and JPEG files of a folder and the folders in it, by name. */
final class PictureFolder {

    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg");

    private PictureFolder() {}

    /** What is in them, to be decoded when it is wanted; named by their way from the folder. */
    static List<Picture> read(Path folder) throws IOException {
        ImageCodec codec = new ImageCodec();
        return names(folder).stream()
                .map(name -> Picture.encoded(name, () -> bytes(folder.resolve(name)), codec))
                .toList();
    }

    /** Their ways from the folder, with slashes, in that name's order; links are followed. */
    static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new WrongInputException(folder + ": no such folder; expected one of PNG or JPEG pictures");
        }
        List<String> names;
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            names = files.filter(PictureFolder::isPicture)
                    .map(file -> name(folder, file))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw new WrongInputException(folder + ": cannot be listed: " + e.getCause());
        }
        if (names.isEmpty()) {
            throw new WrongInputException(
                    folder + ": no picture in it; expected files that end in .png, .jpg or .jpeg");
        }
        return names;
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1)) && Files.isRegularFile(file);
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** A file's bytes; a {@link DamagedImageException} where it cannot be read. */
    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new DamagedImageException("cannot be read: " + e.getMessage());
        }
    }
}
