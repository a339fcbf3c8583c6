/** The five functions: decode, compute, store, return. */
@org.jspecify.annotations.NullMarked
package io.editrisk.function;
