package io.editrisk.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import org.jspecify.annotations.Nullable;

/**
 * The tensor engine, started once a process and never reaching for a network. Threads that compute call
 * {@link #enter} first: libtorch keeps the gradient mode, the executor's mode and the number of threads for each thread.
 */
public final class TensorEngine {

    private static final String NAME = "PyTorch";

    private static volatile String setting = ComputingDevice.AUTO;
    private static volatile @Nullable Device device;
    private static volatile int threads = 1;

    private TensorEngine() {}

    /**
     * Chooses the device, before anything computes; afterwards it stays what it is.
     *
     * @param device {@code auto}: a GPU where the engine sees one; {@code cpu}; {@code cuda:0} and so on
     */
    public static void use(String device) {
        setting = ComputingDevice.requireName(device);
    }

    /** {@link #use}s the device; an {@link IllegalArgumentException} now where it is one that is not there. */
    public static void requireThere(String device) {
        use(device);
        if (ComputingDevice.mayLack(device)) {
            inUse();
        }
    }

    /** A manager for what lives as long as the process. */
    public static NDManager manager() {
        Started.ENGINE.getVersion();
        return NDManager.newBaseManager(inUse(), NAME);
    }

    /**
     * Makes the calling thread one that infers: no gradients unless {@link Gradients} asks for them. OpenMP counts threads for
     * each thread that computes, and the engine tells a thread only once: here each is told what holds now, for sums depend
     * on it.
     */
    public static void enter() {
        Started.ENGINE.getVersion();
        if (JniUtils.getNumThreads() != threads) {
            JniUtils.setNumThreads(threads);
        }
        JniUtils.setGradMode(false);
        JniUtils.setGraphExecutorOptimize(false);
    }

    /**
     * How many threads one operation may use, in the whole process. One is the default: work is spread over tasks, and
     * sums do not depend on how many threads there are.
     */
    public static int threadsPerOperation() {
        return threads;
    }

    /** Sets {@link #threadsPerOperation()}, for all threads that {@link #enter} from now on and for this one. */
    public static void threadsPerOperation(int count) {
        Started.ENGINE.getVersion();
        threads = count;
        JniUtils.setNumThreads(count);
    }

    /** Engine and version, for instance {@code PyTorch 2.7.1}. */
    public static String describe() {
        return NAME + " " + Started.ENGINE.getVersion();
    }

    /** The device that tensors live on, for instance {@code cpu}. */
    public static String device() {
        return inUse().toString().replace("()", "");
    }

    /** Not told while the engine starts: a device that is not there is the setting's fault, and said as one. */
    private static Device inUse() {
        Device chosen = device;
        if (chosen == null) {
            chosen = ComputingDevice.of(setting, Started.ENGINE);
            device = chosen;
        }
        return chosen;
    }

    /** Counts who computes: by {@link Scope}. */
    static Computing computing() {
        return Started.COMPUTING;
    }

    /** Holds the engine: loaded when first asked for. */
    private static final class Started {
        private static final Engine ENGINE = start();
        private static final Computing COMPUTING = new Computing();

        static {
            COMPUTING.endWithProcess();
        }

        private static Engine start() {
            FreedMemory.keep();
            System.setProperty("ai.djl.offline", "true");
            System.setProperty("OPT_OUT_TRACKING", "true");
            Engine engine = Engine.getEngine(NAME);
            HiddenCaches.mend();
            JniUtils.setNumThreads(threads);
            return engine;
        }
    }
}
