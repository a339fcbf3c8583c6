package io.editrisk.cli;

import io.editrisk.image.DamagedImageException;
import io.editrisk.image.ImageCodec;
import io.editrisk.network.PictureFeed.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The PNG and JPEG files of a folder and the folders in it, by name. */
final class PictureFolder {

    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg");

    private PictureFolder() {}

    /** Named by their way from the folder, with slashes, in that name's order. */
    static List<Picture> read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new WrongInputException(folder + ": no such folder; expected one of PNG or JPEG pictures");
        }
        ImageCodec codec = new ImageCodec();
        List<Picture> pictures;
        try (Stream<Path> files = Files.walk(folder)) {
            pictures = files.filter(PictureFolder::isPicture)
                    .map(file -> Picture.encoded(name(folder, file), () -> bytes(file), codec))
                    .sorted(Comparator.comparing(Picture::name))
                    .toList();
        }
        if (pictures.isEmpty()) {
            throw new WrongInputException(
                    folder + ": no picture in it; expected files that end in .png, .jpg or .jpeg");
        }
        return pictures;
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1)) && Files.isRegularFile(file);
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new DamagedImageException("cannot be read: " + e.getMessage());
        }
    }
}
