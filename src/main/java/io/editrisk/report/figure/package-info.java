/** Figures as data, for the page to draw and for files that need nothing else. */
@org.jspecify.annotations.NullMarked
package io.editrisk.report.figure;
