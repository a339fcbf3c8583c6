package io.editrisk.experiment.form;

/** A file that cannot be read as a document; says where and why. */
final class UnreadableException extends Exception {

    private final transient Mistake mistake;

    UnreadableException(Place place, String message) {
        super(message);
        this.mistake = new Mistake(place, message);
    }

    Mistake mistake() {
        return mistake;
    }
}
