package io.editrisk.report.findings;

/** A file that is no {@code metrics.csv}, or lacks what a finding needs; the message is one line with the file and the place. */
public class InvalidMetricsException extends RuntimeException {
    public InvalidMetricsException(String message) {
        super(message);
    }
}
