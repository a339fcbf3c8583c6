package io.editrisk.dataset;

/** A data set that is not what its manifest or its format says; the message is one line naming key, shard and sample. */
public class InvalidDatasetException extends RuntimeException {
    public InvalidDatasetException(String message) {
        super(message);
    }
}
