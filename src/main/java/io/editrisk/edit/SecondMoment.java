package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.tensor.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Means over a layer's keys k, which are the vectors that go into it, one a position and picture (Bau et al. 2020); float64.
 *
 * @param products the mean of k k^T, [in,in]
 * @param mean the mean of k, [in]
 */
public record SecondMoment(NDArray products, NDArray mean) {

    private static final String PRODUCTS = "second-moment";
    private static final String MEAN = "mean";

    /** The second moment, or about the mean: the covariance. It belongs to the caller's scope. */
    NDArray about(boolean mean) {
        return mean ? products.sub(this.mean.reshape(-1, 1).matMul(this.mean.reshape(1, -1))) : products;
    }

    /** A safetensors file of both. */
    public byte[] encode() {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        tensors.put(PRODUCTS, products);
        tensors.put(MEAN, mean);
        return Safetensors.encode(tensors);
    }

    /** What {@link #encode} wrote; it lives as long as the manager. */
    public static SecondMoment read(Path file, NDManager manager) throws IOException {
        Map<String, NDArray> tensors = Safetensors.loadDoubles(file, manager);
        return new SecondMoment(
                Objects.requireNonNull(tensors.get(PRODUCTS)), Objects.requireNonNull(tensors.get(MEAN)));
    }
}
