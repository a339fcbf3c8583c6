package io.editrisk.event;

/** An object was written: that is all an event says; what to do about it is read from the store. */
public record Doorbell(String bucket, String key) {}
