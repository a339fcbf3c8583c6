package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.editrisk.network.Weights;
import java.util.Map;
import java.util.Objects;

/**
 * W + U V^T, of which U is moved. At a kernel's centre U is [out,r]; over a full kernel it is [out,r,K,K], and at each place of
 * the kernel W changes by its U there times V^T.
 *
 * @param term where it is added and what U begins with
 * @param inputs the dimension of W that stands for what goes in
 * @param v [in,r]
 */
record RewritingTerm(LowRankTerm term, int inputs, NDArray v, Spatial spatial) implements Parametrisation {

    @Override
    public Map<String, NDArray> start(Weights original, NDManager manager) {
        Shape shape = original.get(term.tensor()).getShape();
        int rank = term.form().rank();
        long outputs = shape.get(1 - inputs);
        Shape u = wholeKernel(shape) ? new Shape(outputs, rank, shape.get(2), shape.get(3)) : new Shape(outputs, rank);
        return Map.of(LowRankTerm.U, term.drawn(LowRankTerm.U, u, manager));
    }

    @Override
    public Map<String, NDArray> tensors(Map<String, NDArray> parameters, Weights original) {
        NDArray u = Objects.requireNonNull(parameters.get(LowRankTerm.U));
        Shape shape = original.get(term.tensor()).getShape();
        if (!wholeKernel(shape)) {
            return term.added(inputs == 1 ? u.matMul(v.transpose()) : v.matMul(u.transpose()), original);
        }
        NDArray product = u.transpose(0, 2, 3, 1)
                .reshape(-1, u.getShape().get(1))
                .matMul(v.transpose())
                .reshape(shape.get(0), shape.get(2), shape.get(3), shape.get(1));
        return Map.of(term.tensor(), original.get(term.tensor()).add(product.transpose(0, 3, 1, 2)));
    }

    private boolean wholeKernel(Shape weight) {
        return weight.dimension() == 4 && spatial == Spatial.FULL_KERNEL;
    }
}
