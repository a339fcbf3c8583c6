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
        return classes.map(given -> ClassNames.names().contains(given)
                ? ClassNames.named(given)
                : file("class names", given, ClassNames.names(), ClassNames::read));
    }

    Optional<PromptTemplates> templates() {
        return templates.map(given -> PromptTemplates.names().contains(given)
                ? PromptTemplates.named(given)
                : file("templates", given, PromptTemplates.names(), PromptTemplates::read));
    }

    private interface Reading<T> {
        Optional<T> read(String name, byte[] content, List<String> faults);
    }

    private static <T> T file(String kind, String given, List<String> known, Reading<T> reading) {
        try {
            if (!Files.isRegularFile(Path.of(given))) {
                throw new WrongInputException(NameForm.unknown(kind, given, known) + ", or a text file");
            }
            List<String> faults = new ArrayList<>();
            Optional<T> read = reading.read(given, Files.readAllBytes(Path.of(given)), faults);
            return read.orElseThrow(() -> WrongInputException.ofLines(faults));
        } catch (IOException e) {
            throw new WrongInputException(given + ": cannot be read: " + e.getMessage());
        }
    }
}
