package io.editrisk.event;

/** Rings for objects that are already there: the events that were lost. */
public interface Bell {

    /** Sends the event that the store would have sent had the object been written now. */
    void ring(Doorbell doorbell);
}
