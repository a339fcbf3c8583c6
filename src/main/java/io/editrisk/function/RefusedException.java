package io.editrisk.function;

/** A request that is no call of a function; the message is one line. */
class RefusedException extends RuntimeException {

    private final int status;

    /** @param status 4xx: sending it again changes nothing */
    RefusedException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
