package io.editrisk.cli;

import io.editrisk.shift.FrostTextures;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What frost is cut from, as a command takes it. */
final class FrostChoice {

    @Option(
            names = "--frost",
            paramLabel = "DIR",
            description = "Cut frost from the published textures there: frost1.png, frost2.png, frost3.png, frost4.jpg"
                    + " and frost5.jpg; from generated ones if not given.")
    private Optional<Path> folder = Optional.empty();

    /** The settings, and this one where it was given; a {@link WrongInputException} where the folder is not theirs. */
    Map<String, String> and(Map<String, String> settings) {
        textures();
        Map<String, String> all = new HashMap<>(settings);
        folder.ifPresent(given ->
                all.put("editrisk.frost.textures", given.toAbsolutePath().toString()));
        return all;
    }

    /** Those of the folder, or the generated ones; a {@link WrongInputException} where the folder is not theirs. */
    FrostTextures textures() {
        try {
            return folder.map(FrostTextures::from).orElseGet(FrostTextures::generated);
        } catch (IllegalArgumentException e) {
            throw new WrongInputException("--frost: " + e.getMessage());
        }
    }
}
