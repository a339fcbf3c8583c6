package io.editrisk.tensor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An expression over tensors that the engine's Java interface has no call for, as a TorchScript module of one method: a zip of
 * stored entries with the module's code as text. Gradients flow through it as through any other operation. Threads may
 * share one.
 */
final class TorchFunction {

    private static final String METHOD = "forward";

    /** An object of class M, its attribute {@code training} false, as pickle's protocol 2 has it. */
    private static final byte[] OBJECT =
            "\u0080\2c__torch__\nM\n)\u0081}(X\b\0\0\0training\u0089ub.".getBytes(ISO_8859_1);

    private static final byte[] NO_CONSTANTS = "\u0080\2).".getBytes(ISO_8859_1);

    private final PtSymbolBlock module;

    /**
     * @param result TorchScript over the parameters, for instance {@code torch.mul(x, y)}
     * @param parameters the tensors' names
     * @throws ai.djl.engine.EngineException where the engine does not know what the expression asks for
     */
    TorchFunction(String result, String... parameters) {
        NDManager manager = TensorEngine.manager();
        try {
            module = JniUtils.loadModule(
                    (PtNDManager) manager, new ByteArrayInputStream(archive(code(result, parameters))), false, false);
        } catch (IOException e) {
            manager.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** The result; it belongs to the manager of the first argument. */
    NDArray apply(NDArray... arguments) {
        // true: else the engine makes tensors that no gradient can be taken of later
        return IValueUtils.forward(module, new NDList(arguments), true).head();
    }

    private static String code(String result, String... parameters) {
        String declared = Arrays.stream(parameters)
                .map(parameter -> ", " + parameter + ": Tensor")
                .collect(Collectors.joining());
        return """
                class M(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  def %s(self: __torch__.M%s) -> Tensor:
                    return %s
                """.formatted(METHOD, declared, result);
    }

    private static byte[] archive(String code) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            put(zip, "m/data.pkl", OBJECT);
            put(zip, "m/code/__torch__.py", code.getBytes(US_ASCII));
            put(zip, "m/constants.pkl", NO_CONSTANTS);
            put(zip, "m/version", "10\n".getBytes(US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
