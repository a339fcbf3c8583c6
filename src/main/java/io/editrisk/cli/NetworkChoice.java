package io.editrisk.cli;

import ai.djl.ndarray.NDManager;
import io.editrisk.network.Architecture;
import io.editrisk.network.Network;
import io.editrisk.network.Precision;
import io.editrisk.network.Scripted;
import io.editrisk.network.Weights;
import io.editrisk.network.WeightsFile;
import io.editrisk.tensor.ScriptModule;
import io.editrisk.text.ClassNames;
import io.editrisk.text.PromptTemplates;
import io.editrisk.text.Prompts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A network as a command takes it: architecture, weights, and for CLIP what its head is made of. */
final class NetworkChoice {

    private static final String IMAGENET = "imagenet";

    @Option(
            names = "--architecture",
            required = true,
            paramLabel = "NAME",
            description = "One that `editrisk architectures` lists.")
    private String name = "";

    @Option(
            names = "--weights",
            required = true,
            paramLabel = "FILE",
            description = "Safetensors, or the index of their shards.")
    private Path file = Path.of("");

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            description = "Width and height of its input, where not as published.")
    private Optional<Integer> size = Optional.empty();

    @Option(
            names = "--precision",
            paramLabel = "PRECISION",
            description = "float32, or bfloat16 where the CPU has instructions for it: faster, to two digits.")
    private Precision precision = Precision.FLOAT32;

    @Option(
            names = "--trust-code",
            description =
                    "Also take TorchScript, which is a program: it is run. The architecture then only says how pictures"
                            + " are made ready.")
    private boolean trustCode;

    @Mixin
    private PromptsChoice prompts = new PromptsChoice();

    /**
     * A network ready to run.
     *
     * @param features whether it gives features and tells no classes apart
     * @param names those of the classes, where they are known
     */
    record Loaded(Network network, Weights weights, boolean features, Optional<List<String>> names) {}

    /** The manager's; a {@link WrongInputException} where something does not fit the rest. */
    Loaded load(NDManager manager) throws IOException {
        Architecture architecture = architecture();
        requireFile();
        if (trustCode && ScriptModule.isZip(file)) {
            return script(architecture, manager);
        }
        Network network = new Network(architecture, precision.requireSupported());
        WeightsFile weights = WeightsFile.open(file, architecture);
        Optional<List<String>> names = prompts.classes();
        Optional<PromptTemplates> templates = prompts.templates();
        if (templates.isPresent()) {
            Prompts said = new Prompts(
                    names.orElseThrow(
                            () -> new WrongInputException("--templates needs --classes: the names that go in")),
                    templates.get());
            requireHeadToMake(architecture, weights);
            Weights headed = weights.load(manager).and(architecture.head(), weights.zeroShotHead(said, manager));
            return new Loaded(network, headed, false, names);
        }
        int classes = weights.classes();
        names.filter(all -> all.size() != classes).ifPresent(all -> {
            throw new WrongInputException(
                    "--classes names " + all.size() + "; " + file + " tells " + classes + " apart");
        });
        Optional<List<String>> known =
                names.or(() -> Optional.of(ClassNames.named(IMAGENET)).filter(all -> all.size() == classes));
        return new Loaded(network, weights.load(manager), classes == 0, known);
    }

    private Loaded script(Architecture like, NDManager manager) {
        if (precision != Precision.FLOAT32) {
            throw new WrongInputException("--precision: TorchScript computes as it was saved; leave it out");
        }
        Network network = Scripted.network(ScriptModule.load(file, manager), like);
        return new Loaded(network, Weights.of(Map.of()), false, prompts.classes());
    }

    private Architecture architecture() {
        Architecture published = ArchitectureName.required(name);
        size.filter(pixels -> pixels < 1 || pixels % published.sizeStep() != 0).ifPresent(pixels -> {
            throw new WrongInputException(
                    "--size is " + pixels + "; " + name + " takes multiples of " + published.sizeStep());
        });
        return size.map(published::at).orElse(published);
    }

    private void requireFile() {
        if (!Files.isRegularFile(file)) {
            throw new WrongInputException(file + ": no such file; expected safetensors");
        }
    }

    private void requireHeadToMake(Architecture architecture, WeightsFile weights) {
        if (architecture.texts().isEmpty()) {
            throw new WrongInputException("--templates: " + name + " reads no texts; leave it out");
        }
        if (weights.classes() > 0) {
            throw new WrongInputException("--templates: " + file + " has a head already; leave it out");
        }
    }
}
