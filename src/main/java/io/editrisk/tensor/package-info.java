/** The only code that knows the tensor engine's internals: gradient scope, op library, safetensors. */
@org.jspecify.annotations.NullMarked
package io.editrisk.tensor;
