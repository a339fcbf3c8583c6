/** Decoded pictures, their codecs, and how they are resized and cropped. */
@org.jspecify.annotations.NullMarked
package io.editrisk.image;
