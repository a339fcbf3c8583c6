package io.editrisk.cli;

import io.editrisk.example.FashionMnist;
import io.editrisk.example.GarmentsExample;
import io.editrisk.example.GarmentsNetwork;
import io.editrisk.example.InvalidIdxException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code editrisk example}: makes what {@code examples/garments.yaml} works with. */
@Command(
        name = "example",
        description = "Make the garments example anew from Fashion-MNIST's idx files: its scenes and its network.")
final class ExampleCommand implements Callable<Integer> {

    @Option(
            names = "--fashion-mnist",
            required = true,
            paramLabel = "DIR",
            description = "The folder of the four idx files, as they are or with gzip.")
    private Path fashionMnist = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "Where datasets/ and models/ are made.")
    private Path target = Path.of("");

    @Option(names = "--seed", defaultValue = "7", description = "Of everything drawn (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            GarmentsExample example = new GarmentsExample(FashionMnist.read(fashionMnist), seed);
            example.write(target.resolve("datasets"));
            out.println("scenes written; training the network takes some minutes");
            out.flush();
            new GarmentsNetwork(example, seed).write(target.resolve("models/garments.safetensors"), out);
        } catch (InvalidIdxException | IllegalArgumentException e) {
            throw new WrongInputException(String.valueOf(e.getMessage()));
        }
        return ExitStatus.DONE;
    }
}
