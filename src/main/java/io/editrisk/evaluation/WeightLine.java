package io.editrisk.evaluation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Scope;
import java.util.LinkedHashMap;
import java.util.Map;

/** The line (1-a)W + aW' from the original weights W to the edited ones W' (paper, section 4). */
public final class WeightLine {

    private final Weights original;
    private final Map<String, NDArray> edited;

    /**
     * @param edited the tensors that an edit changed, by name; all others are the same along the whole line
     * @throws IllegalArgumentException where the original has no such tensor, or one of another shape
     */
    public WeightLine(Weights original, Map<String, NDArray> edited) {
        edited.forEach((name, tensor) -> {
            if (!original.get(name).getShape().equals(tensor.getShape())) {
                throw new IllegalArgumentException("edited tensor " + name + " has the shape " + tensor.getShape()
                        + ", not " + original.get(name).getShape());
            }
        });
        this.original = original;
        this.edited = new LinkedHashMap<>(edited);
    }

    /**
     * The weights at a point: at 0 exactly the original tensors, at 1 exactly the edited ones, in between new ones. Tensors
     * that the edit left alone are shared.
     *
     * @param alpha 0..1
     * @param manager what the new tensors belong to
     */
    public Weights at(double alpha, NDManager manager) {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha " + alpha + " is not within 0..1");
        }
        if (alpha == 0) {
            return original;
        }
        if (alpha == 1) {
            return original.with(edited);
        }
        Map<String, NDArray> mixed = new LinkedHashMap<>();
        try (Scope scope = new Scope()) {
            edited.forEach((name, tensor) -> {
                NDArray point = original.get(name).mul(1 - alpha).addi(tensor.mul(alpha));
                scope.keep(point).attach(manager);
                mixed.put(name, point);
            });
        }
        return original.with(mixed);
    }
}
