package io.editrisk.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where tensors live, as a setting says it: {@code auto}, {@code cpu} or a GPU by its number, {@code cuda:0}. */
final class ComputingDevice {

    static final String AUTO = "auto";

    private static final Pattern GPU = Pattern.compile("cuda:(\\d{1,3})");

    private ComputingDevice() {}

    /** Refuses what is no device's name by an {@link IllegalArgumentException}; whether it is there is asked later. */
    static String requireName(String setting) {
        if (!setting.equals(AUTO)
                && !setting.equals("cpu")
                && !GPU.matcher(setting).matches()) {
            throw new IllegalArgumentException(
                    "device is '" + setting + "'; expected auto, cpu, or a GPU as cuda:0, cuda:1 and so on");
        }
        return setting;
    }

    /** Whether a machine may lack it: the others are always there. */
    static boolean mayLack(String setting) {
        return GPU.matcher(setting).matches();
    }

    /** The engine's device of that name; an {@link IllegalArgumentException} where the engine does not see it. */
    static Device of(String setting, Engine engine) {
        if (setting.equals(AUTO)) {
            return engine.defaultDevice();
        }
        Matcher gpu = GPU.matcher(setting);
        if (!gpu.matches()) {
            return Device.cpu();
        }
        int number = Integer.parseInt(gpu.group(1));
        if (number >= engine.getGpuCount()) {
            throw new IllegalArgumentException("device is " + setting + "; the engine, " + engine.getEngineName() + " "
                    + engine.getVersion() + ", sees " + engine.getGpuCount() + " GPUs");
        }
        return Device.gpu(number);
    }
}
