package io.editrisk.event;

/** A notice that nobody is known to have taken over; the message is one line that names the sink and the reason. */
public class UnsentException extends RuntimeException {

    public UnsentException(String message, Throwable cause) {
        super(message, cause);
    }

    public UnsentException(String message) {
        super(message);
    }

    /** Of a sink that threw. */
    public static UnsentException of(String sink, Notice notice, Throwable cause) {
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return new UnsentException(
                notice.type() + " was not sent to " + sink + ": "
                        + (cause.getMessage() == null ? cause.getClass().getSimpleName() : reason),
                cause);
    }
}
