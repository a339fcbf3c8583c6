/** Files of arrays that pictures and labels are published in: idx, NumPy's npy, MATLAB's mat. */
@org.jspecify.annotations.NullMarked
package io.editrisk.dataset.array;
