package io.editrisk.edit;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How the parameters of a trial follow their gradients.
 *
 * @param weightDecay 0 or more
 * @param warmupSteps 0 or more; none with {@link Kind#SGD}
 */
public record Optimisation(Kind kind, double weightDecay, int warmupSteps) {

    /** An optimiser with its schedule. */
    public enum Kind {
        /** The paper's (appendix D.2): momentum, a constant rate. */
        @JsonProperty("sgd")
        SGD(1e-4, 0),
        /** PAINT's (mlfoundations/patching): gradients clipped, a rate that warms up and falls along a cosine. */
        @JsonProperty("adamw")
        ADAMW(0.1, 500);

        private final double weightDecay;
        private final int warmupSteps;

        Kind(double weightDecay, int warmupSteps) {
            this.weightDecay = weightDecay;
            this.warmupSteps = warmupSteps;
        }

        /** That of the published runs. */
        public double weightDecay() {
            return weightDecay;
        }

        /** Those of the published code. */
        public int warmupSteps() {
            return warmupSteps;
        }
    }

    public Optimisation {
        if (!(weightDecay >= 0) || warmupSteps < 0) {
            throw new IllegalArgumentException("weight decay " + weightDecay + ", warm-up " + warmupSteps);
        }
    }

    /** With the settings that were published. */
    public static Optimisation of(Kind kind) {
        return new Optimisation(kind, kind.weightDecay(), kind.warmupSteps());
    }
}
