package io.editrisk.event;

/**
 * What becomes of a {@link Letter}.
 *
 * @param reason in one line; empty for what is done
 */
public record Receipt(Kind kind, String reason) {

    /** What to do with the message. */
    public enum Kind {
        /** Every result is stored: it may go. */
        DONE,
        /** Worth another try. */
        AGAIN,
        /** No further try can help: it is for the dead letters. */
        NEVER,
        /** This process is ending: it is for another one, as if it had not been delivered. */
        STOPPED
    }

    public static Receipt done() {
        return new Receipt(Kind.DONE, "");
    }
}
