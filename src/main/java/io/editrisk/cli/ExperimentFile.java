package io.editrisk.cli;

import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.ExperimentReader;
import io.editrisk.experiment.Fault;
import io.editrisk.experiment.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An experiment file on this machine. */
final class ExperimentFile {

    private ExperimentFile() {}

    /** What the file asks for; a {@link WrongInputException} with every fault where it cannot be. */
    static Experiment read(Path file) {
        return reading(file).experiment();
    }

    /** The same with the places of what it says. */
    static Reading.Read reading(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new WrongInputException(file + ": no such file; expected an experiment in YAML");
        }
        try {
            Reading reading = new ExperimentReader().read(Files.readAllBytes(file), file.toString());
            if (reading instanceof Reading.Refused refused) {
                throw new WrongInputException(refused.faults());
            }
            return (Reading.Read) reading;
        } catch (IOException e) {
            throw new WrongInputException(file + ": cannot be read: " + e.getMessage());
        }
    }

    /** The same faults under the name that the user knows the file by. */
    static List<Fault> named(Path file, List<Fault> faults) {
        return faults.stream()
                .map(fault -> new Fault(file.toString(), fault.line(), fault.column(), fault.message()))
                .toList();
    }
}
