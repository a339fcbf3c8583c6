package io.editrisk.cli;

import io.editrisk.experiment.form.NameForm;
import io.editrisk.text.ClassNames;
import io.editrisk.text.PromptTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Class names and templates as a command takes them: by a name that is known here, or a file of one's own. */
final class PromptsChoice {

    @Option(
            names = "--classes",
            paramLabel = "NAMES",
            description = "Names of the classes: imagenet, mnist, svhn, kitti, or a text file with one a line.")
    private Optional<String> classes = Optional.empty();

    @Option(
            names = "--templates",
            paramLabel = "TEMPLATES",
            description =
                    "For CLIP: the sentences that each name is put in: imagenet, mnist, svhn, kitti, or a text file with"
                            + " one a line, {} where the name goes.")
    private Optional<String> templates = Optional.empty();

    Optional<List<String>> classes() {
        List<String> faults = new ArrayList<>();
        return classes.map(given -> ClassNames.chosen(
                        given, file -> content("class names", file, ClassNames.names()), faults)
                .orElseThrow(() -> WrongInputException.ofLines(faults)));
    }

    Optional<PromptTemplates> templates() {
        List<String> faults = new ArrayList<>();
        return templates.map(given -> PromptTemplates.chosen(
                        given, file -> content("templates", file, PromptTemplates.names()), faults)
                .orElseThrow(() -> WrongInputException.ofLines(faults)));
    }

    private static Optional<byte[]> content(String kind, String file, List<String> known) {
        if (!Files.isRegularFile(Path.of(file))) {
            throw new WrongInputException(NameForm.unknown(kind, file, known) + ", or a text file");
        }
        try {
            return Optional.of(Files.readAllBytes(Path.of(file)));
        } catch (IOException e) {
            throw new WrongInputException(file + ": cannot be read: " + e.getMessage());
        }
    }
}
