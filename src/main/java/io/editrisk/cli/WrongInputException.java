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
        this(faults.size() + " faults", faults.stream().map(Fault::toString).toList());
    }

    private WrongInputException(String message, List<String> lines) {
        super(message);
        this.lines = lines;
    }

    /** Several faults, each said by a line. */
    static WrongInputException ofLines(List<String> lines) {
        return new WrongInputException(lines.size() + " faults", List.copyOf(lines));
    }

    public List<String> lines() {
        return lines;
    }
}
