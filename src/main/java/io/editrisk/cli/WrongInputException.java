package io.editrisk.cli;

import io.editrisk.experiment.Fault;
import java.util.List;

/** What somebody gave is wrong: ends the command with {@link ExitStatus#WRONG_INPUT}, one line a fault. */
public class WrongInputException extends RuntimeException {

    private final transient List<String> lines;

    public WrongInputException(String line) {
        super(line);
        this.lines = List.of(line);
    }

    public WrongInputException(List<Fault> faults) {
        super(faults.size() + " faults");
        this.lines = faults.stream().map(Fault::toString).toList();
    }

    public List<String> lines() {
        return lines;
    }
}
