package io.editrisk.cli;

import io.editrisk.shift.FrostTextures;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What frost is cut from, as a command takes it. */
final class FrostChoice {

    private static final String SETTING = "editrisk.frost.textures";
    private static final String VARIABLE = "EDITRISK_FROST_TEXTURES";

    @Option(
            names = "--frost",
            paramLabel = "DIR",
            description = "Cut frost from the published textures there: frost1.png, frost2.png, frost3.png, frost4.jpg"
                    + " and frost5.jpg; from generated ones if not given.")
    private Optional<Path> folder = Optional.empty();

    /** Those of the folder, or the generated ones; a {@link WrongInputException} where the folder is not theirs. */
    FrostTextures textures() {
        return folder.map(given -> textures("--frost", given)).orElseGet(FrostTextures::generated);
    }

    /**
     * The settings, and this one where it was given; a {@link WrongInputException} where its folder, or else the one that the
     * environment names, is not theirs.
     */
    Map<String, String> and(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        if (folder.isPresent()) {
            textures();
            all.put(SETTING, folder.get().toAbsolutePath().toString());
        } else {
            ofEnvironment().ifPresent(named -> textures(VARIABLE, named));
        }
        return all;
    }

    private static Optional<Path> ofEnvironment() {
        return Optional.ofNullable(System.getProperty(SETTING))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .filter(named -> !named.isBlank())
                .map(Path::of);
    }

    private static FrostTextures textures(String named, Path folder) {
        try {
            return FrostTextures.from(folder);
        } catch (IllegalArgumentException e) {
            throw new WrongInputException(named + ": " + e.getMessage());
        }
    }
}
