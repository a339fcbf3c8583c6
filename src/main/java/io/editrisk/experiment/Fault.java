package io.editrisk.experiment;

/**
 * One thing that is wrong with an experiment.
 *
 * @param file the file or key as the user named it
 * @param line from 1; 0 where the fault has no place in the file
 * @param column from 1; 0 likewise
 * @param message what is wrong and what is allowed, on one line
 */
public record Fault(String file, int line, int column, String message) {

    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ":" + column + ": " + message;
    }
}
