package io.editrisk.experiment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An experiment file that is right, line by line, so that a test can spoil one line and know where. */
final class SampleExperiment {

    static final String FILE = "trial.yaml";

    private final List<String> lines = new ArrayList<>(List.of(
            "name: garments-on-snow", // 1
            "seed: 7",
            "model:",
            "  architecture: small-vgg",
            "  weights: models/garments.safetensors", // 5
            "task:",
            "  validation: datasets/garments",
            "  limit: 600",
            "editing-task:",
            "  train: datasets/snow/train", // 10
            "  validation: datasets/snow/val",
            "edits:",
            "  - method: local-fine-tuning",
            "    layers: [features.11, features.18]",
            "    learning-rates: [0.001, 0.003]", // 15
            "  - method: local-collision",
            "    layers: [features.18]",
            "    learning-rates: [0.3]",
            "    target: moving",
            "alphas: {from: 0, to: 1, step: 0.1}", // 20
            "shifts:",
            "  corruptions: [fog]",
            "  severities: [1, 3, 5]",
            "gate:",
            "  max-original-drop: 0.02")); // 25

    /** The line, counted from 1, replaced by others; none takes it away. */
    SampleExperiment with(int line, String... others) {
        lines.set(line - 1, others.length == 0 ? "#" : String.join("\n", others));
        return this;
    }

    SampleExperiment without(int line) {
        return with(line);
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    Experiment experiment() {
        return read(bytes());
    }

    static Experiment read(byte[] yaml) {
        Reading reading = new ExperimentReader().read(yaml, FILE);
        if (reading instanceof Reading.Read read) {
            return read.experiment();
        }
        throw new AssertionError(((Reading.Refused) reading).faults());
    }

    /** The faults as people see them, without the file's name. */
    List<String> faults() {
        return faults(bytes());
    }

    static List<String> faults(byte[] yaml) {
        Reading reading = new ExperimentReader().read(yaml, FILE);
        if (reading instanceof Reading.Refused refused) {
            return refused.faults().stream()
                    .map(fault -> fault.toString().substring(FILE.length() + 1))
                    .toList();
        }
        return List.of();
    }

    static List<String> faults(String yaml) {
        return faults(yaml.getBytes(StandardCharsets.UTF_8));
    }
}
