package io.editrisk.tensor;

/** What may follow a linear layer elementwise. */
public enum Activation {
    NONE("\"none\", " + FusedKernels.NO_SCALARS + ", \"\""),
    /** As {@link Ops#relu}, but for a slope of 1e-30 below zero in the kernel: its plain one makes a zero of what is no number. */
    RELU("\"leaky_relu\", annotate(List[Optional[number]], [1e-30]), \"\""),
    /** The exact one, with the error function. */
    GELU("\"gelu\", " + FusedKernels.NO_SCALARS + ", \"none\"");

    private final String arguments;

    Activation(String arguments) {
        this.arguments = arguments;
    }

    /** Of a fused kernel: its name, its scalars, its algorithm. */
    String arguments() {
        return arguments;
    }
}
