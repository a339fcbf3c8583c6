package io.editrisk.cli;

import io.editrisk.dataset.Description;
import io.editrisk.dataset.published.PublishedSet;
import io.editrisk.text.ClassNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a user says about a published set in place of what its kind says. */
record SetWording(Optional<String> name, Optional<String> licence, Optional<Path> classNames) {

    PublishedSet apply(PublishedSet set) {
        Description description = set.description();
        description = name.map(description::named).orElse(description);
        description = licence.map(description::licensed).orElse(description);
        return set.described(
                classNames.map(this::classes).map(description::classesNamed).orElse(description));
    }

    private List<String> classes(Path file) {
        List<String> faults = new ArrayList<>();
        try {
            Optional<List<String>> names = ClassNames.read(file.toString(), Files.readAllBytes(file), faults);
            return names.orElseThrow(() -> WrongInputException.ofLines(faults));
        } catch (IOException e) {
            throw new WrongInputException("--class-names: " + file + " cannot be read");
        }
    }
}
