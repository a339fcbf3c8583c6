/** Doorbells: what arrives when an object was written, whoever sends it. */
@org.jspecify.annotations.NullMarked
package io.editrisk.event;
