/** Makes the examples with scenes: garments or digits on drawn backdrops, and the network trained on them. */
@org.jspecify.annotations.NullMarked
package io.editrisk.example;
