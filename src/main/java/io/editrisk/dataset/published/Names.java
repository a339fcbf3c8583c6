package io.editrisk.dataset.published;

import io.editrisk.dataset.Description;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What things are called that were published under several names. */
final class Names {

    /** Names that ILSVRC 2012 gave its pictures, wherever they are met. */
    private static final Pattern IMAGENET =
            Pattern.compile("(ILSVRC2012_(?:val|test)_[0-9]{8}|n[0-9]{8}_[0-9]+)\\.[A-Za-z]+");

    private static final Pattern ENDING = Pattern.compile("\\.(tar|tar\\.gz|tgz|zip)$");

    private Names() {}

    /** The identity of a picture whose file name is one of ImageNet's; empty for any other. */
    static Optional<String> imageNet(String fileName) {
        Matcher matcher = IMAGENET.matcher(fileName);
        return matcher.matches() ? Optional.of("imagenet/" + matcher.group(1)) : Optional.empty();
    }

    /** Whether a file is called as ImageNet's validation pictures are, whose numbers mix the classes. */
    static boolean isValidation(String fileName) {
        return fileName.startsWith("ILSVRC2012_val_");
    }

    /** A data set's name from the file or folder that it was in. */
    static String ofSource(Path path) {
        Path name = path.toAbsolutePath().normalize().getFileName();
        return name == null ? "data" : ENDING.matcher(name.toString()).replaceFirst("");
    }

    /** Where the data came from, by the name of what was given. */
    static Description.Origin origin(Path path, String licence) {
        Path name = path.toAbsolutePath().normalize().getFileName();
        return new Description.Origin(name == null ? "data" : name.toString(), licence);
    }
}
