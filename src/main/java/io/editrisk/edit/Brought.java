package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.network.Weights;
import io.editrisk.network.WeightsFile;
import io.editrisk.tensor.Ops;
import io.editrisk.tensor.Scope;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Edited weights from a file.
 *
 * @param key as the experiment names it
 * @param digest SHA-256 of the file
 * @param difference whether it holds differences, to be added to the original tensors, and not the edited tensors
 */
public record Brought(String key, String digest, boolean difference) {

    /** A file that is no edit; the message says why, in words that follow the file's name. */
    public static final class UnusableException extends RuntimeException {
        UnusableException(String message) {
            super(message);
        }
    }

    /**
     * The tensors that are not, to the last bit, the original ones; an {@link UnusableException} where there is none, or where a
     * sum is not a number.
     *
     * @param file holds some of the network's tensors
     * @param manager what they belong to
     */
    public static Map<String, NDArray> changed(
            WeightsFile file, boolean difference, Weights original, NDManager manager) throws IOException {
        Map<String, NDArray> changed = new LinkedHashMap<>();
        for (Map.Entry<String, NDArray> tensor : file.load(manager).asMap().entrySet()) {
            NDArray before = original.get(tensor.getKey());
            NDArray edited = difference ? sum(before, tensor.getValue(), manager) : tensor.getValue();
            if (difference && !finite(edited)) {
                throw new UnusableException("added to " + tensor.getKey() + " gives what is not a number");
            }
            if (!edited.contentEquals(before)) {
                changed.put(tensor.getKey(), edited);
            }
        }
        if (changed.isEmpty()) {
            throw new UnusableException("changes nothing: every tensor is as in the original weights");
        }
        return changed;
    }

    private static NDArray sum(NDArray before, NDArray difference, NDManager manager) {
        try (Scope scope = new Scope()) {
            NDArray sum = before.add(difference);
            scope.keep(sum).attach(manager);
            return sum;
        }
    }

    @SuppressWarnings("try") // a scope only has to end
    private static boolean finite(NDArray tensor) {
        try (Scope scope = new Scope()) {
            return Ops.finite(tensor);
        }
    }
}
