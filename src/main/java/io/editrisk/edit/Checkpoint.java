package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.store.Digest;
import io.editrisk.store.Json;
import io.editrisk.tensor.InvalidWeightsException;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.TensorEngine;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A trial after some epoch: all that training goes on from. What is drawn and counted in training (the order of an epoch's
 * pairs, Adam's steps) follows from the trial's spec and the number of epochs behind it, so that a trial that goes on from
 * a checkpoint ends with the bytes of one that was never broken off, on the same machine.
 *
 * <p>The file is safetensors: {@code parameter/NAME}, {@code optimiser/KIND/NAME}, {@code best/NAME}, and in its metadata
 * which trial it belongs to, the course as JSON, the time, and a SHA-256 over all of these.
 *
 * @param history epoch 0 to the one that it was taken after
 * @param trained for how long, in all calls together
 * @param parameters what is moved, in the order in which the optimiser takes it
 * @param optimiser what the {@linkplain Buffers optimiser keeps} between steps
 * @param best the edited tensors of the best epoch; none while that is epoch 0
 */
public record Checkpoint(
        List<EpochPoint> history,
        Duration trained,
        Map<String, NDArray> parameters,
        Map<String, NDArray> optimiser,
        Map<String, NDArray> best) {

    private static final String PARAMETER = "parameter/";
    private static final String OPTIMISER = "optimiser/";
    private static final String BEST = "best/";

    private static final String TRIAL = "trial";
    private static final String HISTORY = "history";
    private static final String TRAINED = "trained";
    private static final String DIGEST = "digest";

    public Checkpoint {
        history = List.copyOf(history);
    }

    /** The epoch that it was taken after. */
    public int epoch() {
        return history.get(history.size() - 1).epoch();
    }

    /**
     * Writes the file.
     *
     * @param trial names the trial among all there are
     */
    public void write(Path file, String trial) throws IOException {
        SortedMap<String, String> metadata = new TreeMap<>();
        metadata.put(TRIAL, trial);
        metadata.put(HISTORY, new String(Json.encode(history), StandardCharsets.UTF_8).strip());
        metadata.put(TRAINED, trained.toString());
        Map<String, NDArray> tensors = tensors();
        metadata.put(DIGEST, digest(tensors, metadata));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Safetensors.write(tensors, metadata, out);
        }
    }

    private Map<String, NDArray> tensors() {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        parameters.forEach((name, tensor) -> tensors.put(PARAMETER + name, tensor));
        optimiser.forEach((name, tensor) -> tensors.put(OPTIMISER + name, tensor));
        best.forEach((name, tensor) -> tensors.put(BEST + name, tensor));
        return tensors;
    }

    /**
     * Reads the file, of which nothing is needed any more then; an {@link InvalidWeightsException} where it is damaged or
     * another trial's.
     *
     * @param trial as it was written
     * @param manager what the tensors belong to
     */
    public static Checkpoint read(Path file, String trial, NDManager manager) throws IOException {
        SortedMap<String, String> metadata = Safetensors.metadata(file);
        if (!trial.equals(metadata.get(TRIAL))) {
            throw new InvalidWeightsException(file.getFileName() + " is no checkpoint of this trial");
        }
        try (NDManager mapped = TensorEngine.manager()) {
            Map<String, NDArray> tensors = Safetensors.load(file, mapped);
            String digest = String.valueOf(metadata.remove(DIGEST));
            if (!digest.equals(digest(tensors, metadata))) {
                throw new InvalidWeightsException(file.getFileName() + " does not hold what was written to it");
            }
            return new Checkpoint(
                    List.of(Json.decode(
                            String.valueOf(metadata.get(HISTORY)).getBytes(StandardCharsets.UTF_8),
                            EpochPoint[].class)),
                    Duration.parse(String.valueOf(metadata.get(TRAINED))),
                    copies(PARAMETER, tensors, manager),
                    copies(OPTIMISER, tensors, manager),
                    copies(BEST, tensors, manager));
        }
    }

    private static Map<String, NDArray> copies(String kind, Map<String, NDArray> tensors, NDManager manager) {
        Map<String, NDArray> copies = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(kind)) {
                NDArray copy = tensor.duplicate();
                copy.attach(manager);
                copies.put(name.substring(kind.length()), copy);
            }
        });
        return copies;
    }

    /** Of a file of these. */
    private static String digest(Map<String, NDArray> tensors, SortedMap<String, String> metadata) throws IOException {
        Digest digest = new Digest();
        Safetensors.write(tensors, metadata, new OutputStream() {
            @Override
            public void write(int single) {
                write(new byte[] {(byte) single}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                digest.more(bytes, from, length);
            }
        });
        return digest.hex();
    }
}
