package io.editrisk.example;

import io.editrisk.evaluation.Accuracy;
import io.editrisk.evaluation.AlphaSweep;
import io.editrisk.evaluation.Predictions;
import io.editrisk.image.RgbImage;
import io.editrisk.network.Architectures;
import io.editrisk.network.Network;
import io.editrisk.network.PictureFeed.Picture;
import io.editrisk.network.Weights;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Trains the example's network on ordinary scenes. */
public final class SceneNetwork {

    private static final int VALIDATION = 2000;

    private final SceneExample example;
    private final int epochs;
    private final long seed;

    /** @param epochs how often each training scene is seen */
    public SceneNetwork(SceneExample example, int epochs, long seed) {
        this.example = example;
        this.epochs = epochs;
        this.seed = seed;
    }

    /** Trains and writes the weights; tells of each epoch. Some minutes. */
    public void write(Path file, PrintWriter out) {
        SceneSet scenes = example.training();
        List<RgbImage> painted = IntStream.range(0, scenes.size())
                .parallel()
                .mapToObj(scenes::picture)
                .toList();
        SceneSet held = example.validation();
        int count = Math.min(VALIDATION, held.size());
        List<RgbImage> pictures =
                IntStream.range(0, count).mapToObj(held::picture).toList();
        int[] labels = IntStream.range(0, count).map(held::label).toArray();
        MotifSource source = example.source();
        BaseTraining training = new BaseTraining(
                Architectures.named("small-vgg").orElseThrow(), source.classes().size(), seed);
        byte[] weights = training.train(
                new BaseTraining.Material(painted.size(), painted::get, scenes::label, source.mirrored()),
                epochs,
                (epoch, loss, network, now) -> {
                    out.printf(
                            Locale.ROOT,
                            "epoch %d: loss %.4f, validation accuracy %.4f%n",
                            epoch,
                            loss,
                            accuracy(network, now, pictures, labels).fraction());
                    out.flush();
                });
        write(file, weights);
    }

    private static Accuracy accuracy(Network network, Weights weights, List<RgbImage> pictures, int[] labels) {
        try (AlphaSweep whole = new AlphaSweep(network, weights, Map.of(), List.of(0.0))) {
            List<Picture> shown = pictures.stream()
                    .map(picture -> Picture.decoded("scene", picture))
                    .toList();
            return Predictions.accuracy(whole.predict(shown, List.of()).get(0), labels);
        }
    }

    private static void write(Path file, byte[] weights) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, weights);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
