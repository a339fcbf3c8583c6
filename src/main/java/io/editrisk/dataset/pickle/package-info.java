/** Python's pickles read without executing anything: a closed list of opcodes and names, NumPy's arrays, PyTorch's files. */
@org.jspecify.annotations.NullMarked
package io.editrisk.dataset.pickle;
