package io.editrisk.evaluation;

import ai.djl.ndarray.NDArray;
import io.editrisk.evaluation.TaskImages.Image;
import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures one evaluation task: which images the edited network is right about at each point of its line. */
public final class Evaluator {

    private final Network network;
    private final Weights original;
    private final Map<String, NDArray> edited;
    private Duration forward = Duration.ZERO;

    /** @param edited the tensors that the edit changed; none for the unedited network */
    public Evaluator(Network network, Weights original, Map<String, NDArray> edited) {
        this.network = network;
        this.original = original;
        this.edited = edited;
    }

    /**
     * The task's record: counts, and the prediction for every image.
     *
     * @param brought the task's images, {@code from..to} of its set
     */
    public MetricRecord evaluate(EvaluationTask task, TaskImages brought, Provenance provenance) {
        List<Image> images = brought.images();
        if (images.size() != task.to() - task.from()) {
            throw new IllegalArgumentException("task " + task.id() + " brings " + images.size() + " images");
        }
        List<Integer> labels = images.stream().map(Image::label).toList();
        List<String> identities = images.stream().map(Image::identity).toList();
        return new MetricRecord(
                task.run(),
                task.edit(),
                task.set(),
                task.from(),
                task.to(),
                labels,
                identities,
                points(task, brought),
                provenance);
    }

    /** How long the network ran in the last evaluation, without what it waited for pictures. */
    public Duration forward() {
        return forward;
    }

    private List<AlphaPoint> points(EvaluationTask task, TaskImages brought) {
        int[] labels = brought.images().stream().mapToInt(Image::label).toArray();
        List<AlphaPoint> points = new ArrayList<>();
        try (AlphaSweep sweep = new AlphaSweep(network, original, edited, task.alphas())) {
            List<Answers> answers = sweep.answers(brought.pictures(), brought.classSubset());
            for (int i = 0; i < answers.size(); i++) {
                points.add(point(task.alphas().get(i), answers.get(i), labels));
            }
            forward = sweep.forward();
        }
        return points;
    }

    private static AlphaPoint point(double alpha, Answers answers, int[] labels) {
        Accuracy accuracy = Predictions.accuracy(answers.classes(), labels);
        List<Float> margins = new ArrayList<>(labels.length);
        for (float margin : answers.margins()) {
            margins.add(margin);
        }
        return new AlphaPoint(
                alpha,
                Math.toIntExact(accuracy.correct()),
                Math.toIntExact(accuracy.seen()),
                Arrays.stream(answers.classes()).boxed().toList(),
                Optional.of(margins));
    }
}
