/** Architectures as named layers over a flat map of weights. */
@org.jspecify.annotations.NullMarked
package io.editrisk.network;
