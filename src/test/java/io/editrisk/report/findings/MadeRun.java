package io.editrisk.report.findings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes the metrics of a made-up run: four methods, two layers, two editing tasks, two severities of one corruption. */
final class MadeRun {

    static final List<String> LAYERS = List.of("features.4", "features.18");
    private static final List<Double> ALPHAS = List.of(0.0, 0.25, 0.5, 0.75, 1.0);
    private static final int SEEN = 1000;

    /** An accuracy; severity 0 is without corruption. At α = 0 it must not depend on the edit. */
    interface Accuracies {
        double of(String method, String layer, double alpha, boolean original, int severity);
    }

    private MadeRun() {}

    static Path write(Path file, String data, Accuracies accuracies) throws IOException {
        StringBuilder csv =
                new StringBuilder("edit,task,method,layer,alpha,dataset,corruption,severity,correct,seen,accuracy\n");
        for (String task : List.of("snow", "gravel")) {
            rows(csv, "original,,,", 0, data, task, "", "", accuracies);
        }
        for (String task : List.of("snow", "gravel")) {
            for (String method :
                    List.of("local-fine-tuning", "one-layer-interpolation", "rewriting", "direct-low-rank")) {
                for (String layer : LAYERS) {
                    edit(csv, data, task, method, layer, accuracies);
                }
            }
            edit(csv, data, task, "full-fine-tuning", "", accuracies);
        }
        return Files.writeString(file, csv);
    }

    private static void edit(
            StringBuilder csv, String data, String task, String method, String layer, Accuracies accuracies) {
        String start = "\"%s/%s@%s\",%s,%s,%s".formatted(task, method, layer, task, method, layer);
        for (double alpha : ALPHAS) {
            rows(csv, start, alpha, data, task, method, layer, accuracies);
        }
    }

    private static void rows(
            StringBuilder csv,
            String start,
            double alpha,
            String data,
            String task,
            String method,
            String layer,
            Accuracies accuracies) {
        for (boolean original : new boolean[] {true, false}) {
            String dataset = "datasets/" + data + (original ? "" : "-on-" + task + "/val");
            for (int severity : new int[] {0, 1, 5}) {
                long correct = Math.round(SEEN * accuracies.of(method, layer, alpha, original, severity));
                csv.append("%s,%s,%s,%s,%d,%d,%s%n"
                        .formatted(
                                start,
                                alpha == 0 || alpha == 1 ? Integer.toString((int) alpha) : Double.toString(alpha),
                                dataset,
                                severity == 0 ? "," : "fog," + severity,
                                correct,
                                SEEN,
                                String.format(Locale.ROOT, "%.3f", correct / (double) SEEN)));
            }
        }
    }
}
