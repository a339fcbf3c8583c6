package io.editrisk.cli;

import io.editrisk.example.InvalidIdxException;
import io.editrisk.example.MotifSource;
import io.editrisk.example.Motifs;
import io.editrisk.example.SceneExample;
import io.editrisk.example.SceneNetwork;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code editrisk example}: makes what {@code examples/garments.yaml} works with, and the like with digits. */
@Command(
        name = "example",
        description = "Make an example's scenes and network from the idx files of Fashion-MNIST or MNIST.")
final class ExampleCommand implements Callable<Integer> {

    /** One of them. */
    static final class From {
        @Option(
                names = "--fashion-mnist",
                paramLabel = "DIR",
                description = "Garments: the folder of Fashion-MNIST's four idx files, as they are or with gzip.")
        private Optional<Path> fashionMnist = Optional.empty();

        @Option(
                names = "--mnist",
                paramLabel = "DIR",
                description = "Digits: the folder of MNIST's four idx files, as they are or with gzip.")
        private Optional<Path> mnist = Optional.empty();

        Motifs motifs() {
            return fashionMnist
                    .map(folder -> Motifs.read(MotifSource.GARMENTS, folder))
                    .orElseGet(() -> Motifs.read(MotifSource.DIGITS, mnist.orElseThrow()));
        }
    }

    @ArgGroup(multiplicity = "1")
    private From from = new From();

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "Where datasets/ and models/ are made.")
    private Path target = Path.of("");

    @Option(names = "--seed", defaultValue = "7", description = "Of everything drawn (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--shuffled",
            description = "Let the seed draw which pictures go into which set too; else they go in their files' order.")
    private boolean shuffled;

    @Option(
            names = "--training",
            paramLabel = "N",
            description = "Train the network on the first so many pictures (default: all).")
    private Optional<Integer> training = Optional.empty();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Show it each of them so often (default: 4 for garments, 12 for digits).")
    private Optional<Integer> epochs = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        training.ifPresent(pictures -> requireAboveZero("--training", pictures));
        epochs.ifPresent(times -> requireAboveZero("--epochs", times));
        try {
            SceneExample example = new SceneExample(motifs(), seed);
            MotifSource source = example.source();
            example.write(target.resolve("datasets"));
            out.println("scenes written; training the network takes some minutes");
            out.flush();
            new SceneNetwork(example, epochs.orElse(source.epochs()), seed)
                    .write(target.resolve("models/" + source.plural() + ".safetensors"), out);
        } catch (InvalidIdxException | IllegalArgumentException e) {
            throw new WrongInputException(String.valueOf(e.getMessage()));
        }
        return ExitStatus.DONE;
    }

    private Motifs motifs() {
        Motifs inFileOrder = from.motifs();
        Motifs ordered = shuffled ? inFileOrder.shuffled(seed) : inFileOrder;
        return training.map(ordered::trainedOnAtMost).orElse(ordered);
    }

    private static void requireAboveZero(String option, int value) {
        if (value < 1) {
            throw new WrongInputException(option + " " + value + ": at least 1 is needed");
        }
    }
}
