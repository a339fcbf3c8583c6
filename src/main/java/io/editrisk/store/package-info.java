/** The object store as a port, every key of it in one file, and the wire format of its records. */
@org.jspecify.annotations.NullMarked
package io.editrisk.store;
