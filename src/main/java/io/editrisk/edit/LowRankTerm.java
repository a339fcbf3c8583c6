package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.editrisk.network.Weights;
import io.editrisk.shift.SeededDraws;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * W + U V^T, where U [out,r] and V [in,r] are moved and W stays (paper, appendix C). With a convolution's weight
 * [out,in,K,K] the term is a convolution of 1x1 at every position, which is to say at the centre of the kernel; K is odd.
 *
 * @param tensor the name of W
 * @param seed of what U and V begin with: normal numbers
 */
record LowRankTerm(String tensor, LowRank form, long seed) implements Parametrisation {

    static final String U = "u";
    static final String V = "v";

    @Override
    public Map<String, NDArray> start(Weights original, NDManager manager) {
        Shape shape = original.get(tensor).getShape();
        Map<String, NDArray> parameters = new LinkedHashMap<>();
        parameters.put(U, drawn(U, new Shape(shape.get(0), form.rank()), manager));
        parameters.put(V, drawn(V, new Shape(shape.get(1), form.rank()), manager));
        return parameters;
    }

    /** What a factor begins with. */
    NDArray drawn(String name, Shape shape, NDManager manager) {
        SeededDraws draws = SeededDraws.of(seed, "low-rank", name);
        float[] values = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (form.initialScale() * draws.gaussian());
        }
        return manager.create(values, shape);
    }

    @Override
    public Map<String, NDArray> tensors(Map<String, NDArray> parameters, Weights original) {
        NDArray u = Objects.requireNonNull(parameters.get(U));
        NDArray v = Objects.requireNonNull(parameters.get(V));
        return added(u.matMul(v.transpose()), original);
    }

    /** W with a matrix of as many rows and columns added. */
    Map<String, NDArray> added(NDArray product, Weights original) {
        NDArray weight = original.get(tensor);
        NDArray term = weight.getShape().dimension() == 2 ? product : atTheCentre(product, weight);
        return Map.of(tensor, weight.add(term));
    }

    private static NDArray atTheCentre(NDArray product, NDArray weight) {
        Shape shape = weight.getShape();
        int side = Math.toIntExact(shape.get(2));
        float[] centre = new float[side * side];
        centre[centre.length / 2] = 1;
        NDArray kernel = weight.getManager().create(centre, new Shape(1, 1, side, side));
        return product.reshape(shape.get(0), shape.get(1), 1, 1).mul(kernel);
    }
}
