/** The corruptions of Hendrycks and Dietterich, seeded by image. */
@org.jspecify.annotations.NullMarked
package io.editrisk.shift;
