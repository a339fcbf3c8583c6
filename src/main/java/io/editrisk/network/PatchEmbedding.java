package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.editrisk.tensor.Ops;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pictures [N,3,H,W] as tokens [N,1+T,width]: a class token, then one for each patch of the picture, row by row, each with its
 * position's embedding added.
 *
 * @param patches a convolution that strides by its kernel
 * @param classToken the tensor's name
 * @param positions the tensor's name
 * @param grid patches along a side of the picture the weights are for
 * @param flat whether class token and positions are published as [width] and [1+T,width], without a leading 1
 */
record PatchEmbedding(Convolution patches, String classToken, String positions, int grid, boolean flat)
        implements Holder {

    @Override
    public List<Layer> parts() {
        return List.of(patches);
    }

    @Override
    public Map<String, List<Long>> tensors(int classes) {
        long width = patches.out();
        long tokens = 1 + (long) grid * grid;
        Map<String, List<Long>> tensors = new LinkedHashMap<>();
        tensors.put(classToken, flat ? List.of(width) : List.of(1L, 1L, width));
        tensors.put(positions, flat ? List.of(tokens, width) : List.of(1L, tokens, width));
        return tensors;
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        NDArray map = pass.run(patches, x);
        long pictures = map.getShape().get(0);
        long width = patches.out();
        NDArray tokens = map.reshape(pictures, width, -1).transpose(0, 2, 1);
        NDArray first = pass.tensor(classToken).reshape(1, 1, width).broadcast(new Shape(pictures, 1, width));
        NDArray embedded = positions(pass, map.getShape().get(2), map.getShape().get(3));
        return first.concat(tokens, 1).add(embedded);
    }

    /** [1,1+T,width], resampled where the picture has another number of patches. */
    private NDArray positions(Pass pass, long rows, long columns) {
        NDArray table = pass.tensor(positions).reshape(1, -1, patches.out());
        return rows == grid && columns == grid ? table : Ops.resampledPositions(table, rows, columns);
    }

    @Override
    public Shape shape(Shape input) {
        Shape map = patches.shape(input);
        return new Shape(map.get(0), 1 + map.get(2) * map.get(3), map.get(1));
    }
}
