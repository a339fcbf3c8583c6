package io.editrisk.store;

/** An object as a listing shows it: its key, its size in bytes, its entity tag as the store gives it. */
public record ObjectInfo(String key, long size, String etag) {}
