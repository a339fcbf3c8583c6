package io.editrisk.event;

/** Where notices go. Threads may share one. */
public interface NoticeSink extends AutoCloseable {

    /** Lower-case letters and hyphens, of one sink alone: what has been sent to it is noted under this name. */
    String name();

    /**
     * Returns once the other side has taken the notice over.
     *
     * @throws UnsentException where it has not, or where that is not known; sending it again is fine
     */
    void send(Notice notice);

    @Override
    void close();
}
