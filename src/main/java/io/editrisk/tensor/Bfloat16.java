package io.editrisk.tensor;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/**
 * Half as many bytes a number, float32's range, two digits. The engine's Java interface cannot make such tensors nor read
 * them, but computes with them.
 */
public final class Bfloat16 {

    private static final Path CPU = Path.of("/proc/cpuinfo");
    private static final Set<String> INSTRUCTIONS = Set.of("avx512_bf16", "amx_bf16", "bf16");

    /** PyTorch's numbers of the types. */
    private static final TorchFunction FROM = new TorchFunction("torch.to(x, 15)", "x");

    private static final TorchFunction TO_FLOAT32 = new TorchFunction("torch.to(x, 6)", "x");

    private Bfloat16() {}

    /** The nearest that there are; for float32. */
    public static NDArray of(NDArray x) {
        return FROM.apply(x);
    }

    /** The same numbers as float32. */
    public static NDArray widened(NDArray x) {
        return TO_FLOAT32.apply(x);
    }

    /** An {@link IllegalArgumentException} where the CPU that would compute has no instructions for it. */
    public static void requireInstructions() {
        if (TensorEngine.device().startsWith("cpu") && !instructions(CPU)) {
            throw new IllegalArgumentException(
                    "bfloat16: this CPU has no instructions for it (avx512_bf16, amx_bf16, or bf16"
                            + " on Arm); float32 is faster and exact");
        }
    }

    /** @param cpu as Linux describes it; where there is no such file nothing is known, and so none assumed */
    static boolean instructions(Path cpu) {
        try {
            return Files.exists(cpu)
                    && Files.readAllLines(cpu).stream()
                            .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                            .flatMap(line -> Arrays.stream(line.split("\\s+")))
                            .anyMatch(INSTRUCTIONS::contains);
        } catch (IOException e) {
            return false;
        }
    }
}
