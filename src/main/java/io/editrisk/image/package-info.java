/** Decoded pictures and their codecs. */
@org.jspecify.annotations.NullMarked
package io.editrisk.image;
