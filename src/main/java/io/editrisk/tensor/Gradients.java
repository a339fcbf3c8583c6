package io.editrisk.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A loss and its gradients with respect to chosen tensors. Only the calling thread's gradient mode is touched, and it is
 * put back: the engine's own collector is one a process and leaves it on.
 *
 * @param loss the scalar loss
 * @param gradients one a parameter, in the order asked for; they belong to the caller's {@link Scope}
 */
public record Gradients(float loss, List<NDArray> gradients) {

    public Gradients {
        gradients = List.copyOf(gradients);
    }

    /** Whether this thread records what is computed, for gradients. */
    public static boolean recording() {
        return JniUtils.isGradMode();
    }

    /** What the work gives, while all else that it makes is freed at once; the gradients belong to the scope around. */
    public static Gradients alone(Supplier<Gradients> work) {
        Gradients made;
        try (Scope scope = new Scope()) {
            made = work.get();
            made.gradients.forEach(scope::keep);
        }
        made.gradients.forEach(Scope::adopt);
        return made;
    }

    /** Of the mean loss over all pairs, from those over some and over the others. */
    public Gradients mean(int some, Gradients others, int rest) {
        float share = (float) some / (some + rest);
        List<NDArray> mean = new ArrayList<>();
        for (int i = 0; i < gradients.size(); i++) {
            mean.add(gradients.get(i).mul(share).add(others.gradients.get(i).mul(1 - share)));
        }
        return new Gradients(share * loss + (1 - share) * others.loss, mean);
    }

    /**
     * Builds the loss and differentiates it.
     *
     * @param parameters leaves: tensors that no differentiated operation made
     * @param loss builds a scalar from them; everything else it uses is constant
     */
    public static Gradients of(List<NDArray> parameters, Supplier<NDArray> loss) {
        boolean before = JniUtils.isGradMode();
        try {
            parameters.forEach(parameter -> parameter.setRequiresGradient(true));
            JniUtils.setGradMode(true);
            NDArray value = loss.get();
            NDArray ones = value.onesLike();
            JniUtils.backward((PtNDArray) value, (PtNDArray) ones, false, false);
            JniUtils.setGradMode(false);
            List<NDArray> gradients = new ArrayList<>();
            for (NDArray parameter : parameters) {
                // a new array, not the engine's accumulator, which is cleared below
                NDArray gradient = parameter.getGradient();
                gradients.add(gradient.duplicate());
                gradient.close();
            }
            return new Gradients(value.getFloat(), gradients);
        } finally {
            for (NDArray parameter : parameters) {
                if (parameter.hasGradient()) {
                    JniUtils.zeroGrad((PtNDArray) parameter);
                    parameter.setRequiresGradient(false);
                }
            }
            JniUtils.setGradMode(before);
        }
    }
}
