/** Makes the garments example: scenes from Fashion-MNIST and the network trained on them. */
@org.jspecify.annotations.NullMarked
package io.editrisk.example;
