package io.editrisk.tensor;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A whole network as PyTorch saves it with {@code torch.jit.save}: weights and the code that runs them. That code is
 * somebody's program; only a file whose origin is trusted may be loaded.
 */
public final class ScriptModule {

    /** How a zip begins. */
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private static final String[] NOTHING_MORE = {};

    private final PtSymbolBlock module;

    private ScriptModule(PtSymbolBlock module) {
        this.module = module;
    }

    /** Whether a file is a zip, as PyTorch's are, and so no safetensors. */
    public static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return isZip(ByteBuffer.wrap(in.readNBytes(ZIP.length)));
        }
    }

    /** Whether a file that begins so is one. */
    static boolean isZip(ByteBuffer begin) {
        return begin.limit() >= ZIP.length && begin.slice(0, ZIP.length).equals(ByteBuffer.wrap(ZIP));
    }

    /** The module, the manager's; an {@link InvalidWeightsException} where the file is not one. */
    public static ScriptModule load(Path file, NDManager manager) {
        try {
            PtSymbolBlock module =
                    JniUtils.loadModule((PtNDManager) manager, file, true, NOTHING_MORE, NOTHING_MORE, false);
            return new ScriptModule(module);
        } catch (EngineException e) {
            throw InvalidWeightsException.in(file, "is not TorchScript (torch.jit.save): " + firstLine(e));
        }
    }

    private static String firstLine(EngineException fault) {
        return InvalidWeightsException.brief(
                String.valueOf(fault.getMessage()).lines().findFirst().orElse("unreadable"));
    }

    /** What its {@code forward} makes of one tensor. An {@link InvalidWeightsException} where that is not one tensor. */
    public NDArray forward(NDArray x) {
        try {
            return IValueUtils.forward(module, new NDList(x), false).singletonOrThrow();
        } catch (EngineException | IndexOutOfBoundsException e) {
            throw new InvalidWeightsException(
                    "the TorchScript network does not turn pictures of the shape " + x.getShape() + " into one tensor: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }
}
