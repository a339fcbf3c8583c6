package io.editrisk.cli;

import io.editrisk.experiment.form.NameForm;
import io.editrisk.network.Architecture;
import io.editrisk.network.Architectures;

/** An architecture as a command is given it. */
final class ArchitectureName {

    private ArchitectureName() {}

    /** The architecture; a {@link WrongInputException} that names the near ones where there is none. */
    static Architecture required(String name) {
        return Architectures.named(name)
                .orElseThrow(
                        () -> new WrongInputException(NameForm.unknown("architecture", name, Architectures.names())));
    }
}
