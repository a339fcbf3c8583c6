package io.editrisk.function;

/** Where the tensors are that a trial changed, and what their file's digest is. */
record StoredDelta(String key, String digest) {}
