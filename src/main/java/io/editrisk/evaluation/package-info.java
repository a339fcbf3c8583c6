/** Accuracy along alpha, the paper's penalties, intervals, metric records. */
@org.jspecify.annotations.NullMarked
package io.editrisk.evaluation;
