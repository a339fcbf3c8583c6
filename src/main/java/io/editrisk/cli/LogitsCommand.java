package io.editrisk.cli;

import ai.djl.ndarray.NDManager;
import io.editrisk.cli.NetworkChoice.Loaded;
import io.editrisk.evaluation.PictureLogits;
import io.editrisk.evaluation.PictureLogits.Row;
import io.editrisk.image.DamagedImageException;
import io.editrisk.network.PictureFeed.Picture;
import io.editrisk.tensor.InvalidWeightsException;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code editrisk logits}. */
@Command(
        name = "logits",
        description = "Run a network over a folder of pictures: logits as CSV, the likeliest classes on the terminal.")
final class LogitsCommand implements Callable<Integer> {

    /** One of so many threads makes pictures ready. */
    private static final int DECODERS_AMONG = 2;

    @Mixin
    private NetworkChoice choice = new NetworkChoice();

    @Option(
            names = "--images",
            required = true,
            paramLabel = "DIR",
            description = "PNG and JPEG files, also in folders within.")
    private Path images = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the CSV goes: file,class 0,class 1,... with a row a picture, in the order of names.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--top", paramLabel = "N", description = "Print the N likeliest classes of each picture.")
    private int top;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many to compute with; as many as there are cores.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--device", paramLabel = "DEVICE", description = "auto (a GPU where there is one), cpu, or cuda:0.")
    private String device = "auto";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (output.isEmpty() && top < 1) {
            throw new WrongInputException(
                    "nothing is asked for: name a file with -o, or a number of classes with --top");
        }
        if (threads < 1) {
            throw new WrongInputException("--threads is " + threads + "; at least 1");
        }
        List<Picture> pictures = PictureFolder.read(images);
        try {
            TensorEngine.use(device);
            compute(pictures);
        } catch (InvalidWeightsException | DamagedImageException | IllegalArgumentException e) {
            throw new WrongInputException(String.valueOf(e.getMessage()));
        }
        return ExitStatus.DONE;
    }

    private void compute(List<Picture> pictures) throws IOException {
        TensorEngine.enter();
        int before = TensorEngine.threadsPerOperation();
        TensorEngine.threadsPerOperation(threads);
        try (NDManager manager = TensorEngine.manager()) {
            run(choice.load(manager), pictures);
        } finally {
            TensorEngine.threadsPerOperation(before);
        }
    }

    private void run(Loaded loaded, List<Picture> pictures) throws IOException {
        if (top > 0 && loaded.features()) {
            throw new WrongInputException(
                    "--top: the weights have no head; give --classes and --templates, or -o alone");
        }
        PictureLogits logits =
                new PictureLogits(loaded.network(), loaded.weights(), Math.max(1, threads / DECODERS_AMONG));
        Row printing = top > 0 ? printing(new TopClasses(top, loaded.names())) : (picture, values) -> {};
        if (output.isEmpty()) {
            logits.forEach(pictures, printing);
            return;
        }
        try (LogitsCsv csv = new LogitsCsv(output.get(), loaded.features() ? "feature" : "class")) {
            logits.forEach(pictures, (picture, values) -> {
                csv.row(picture, values);
                printing.accept(picture, values);
            });
            csv.finish();
        }
    }

    private Row printing(TopClasses classes) {
        PrintWriter out = spec.commandLine().getOut();
        return (picture, values) -> {
            classes.lines(picture, values).forEach(out::println);
            out.flush();
        };
    }
}
