package io.editrisk.cli;

import io.editrisk.cli.StylizedFolder.Outcome;
import io.editrisk.dataset.InvalidDatasetException;
import io.editrisk.dataset.archive.Archives;
import io.editrisk.dataset.archive.InvalidArchiveException;
import io.editrisk.dataset.archive.Limits;
import io.editrisk.dataset.published.ConceptStylising;
import io.editrisk.dataset.published.FormOptions;
import io.editrisk.dataset.published.PublishedForms;
import io.editrisk.dataset.published.PublishedSource;
import io.editrisk.dataset.published.UnusableSourceException;
import io.editrisk.dataset.style.Stylization;
import io.editrisk.experiment.form.NameForm;
import io.editrisk.image.DamagedImageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code editrisk dataset stylize IN OUT}. */
@Command(
        name = "stylize",
        description = "Give a picture, or the images of a concept-style task, a style.",
        footer = {
            "",
            "This is not the network that the paper used (Magenta's arbitrary image stylization): colours and contrasts are"
                    + " matched and the style's texture is quilted, with no weights to download. Images that were stylised"
                    + " by that network or elsewhere, STYLE/VARIANT/img_N.png in IN, are taken first and left alone.",
            "IN of a task is EditingClassifiers' data/synthetic, or a folder of one's own with"
                    + " concepts/CONCEPT/images/CLASS/NAME.jpg, concepts/CONCEPT/masks/CLASS/NAME.png (white where the"
                    + " concept is) and styles/STYLE/NAME.jpg. Then: editrisk dataset import concept-style IN --option"
                    + " stylised=OUT --to WHERE.",
            "The same command again goes on where it was stopped.%n"
        })
final class DatasetStylizeCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "IN",
            description = "A picture with --style; else a concept-style task's data.")
    private Path in = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT", description = "A PNG for a picture; else a folder.")
    private Path out = Path.of("");

    @Option(names = "--style", paramLabel = "PICTURE", description = "The style that the picture IN gets.")
    private Optional<Path> style = Optional.empty();

    @Option(
            names = "--mask",
            paramLabel = "PICTURE",
            description = "White where the picture gets the style, black where it is kept; everywhere if not given.")
    private Optional<Path> mask = Optional.empty();

    @Option(names = "--way", paramLabel = "WAY", description = "texture (the default), statistics or paste.")
    private String way = Stylization.TEXTURE.named();

    @Option(names = "--seed", paramLabel = "N", description = "Of what is drawn, from 0; 0 if not given.")
    private int seed;

    @Option(
            names = "--option",
            paramLabel = "NAME=VALUE",
            description = "A choice of concept-style: see editrisk dataset kinds; for instance concept=road.")
    private Map<String, String> options = new TreeMap<>();

    @Option(names = "--threads", paramLabel = "N", description = "As many as there are cores if not given.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Stylization chosen = Stylization.named(way)
                .orElseThrow(
                        () -> new WrongInputException("--way: " + NameForm.unknown("way", way, Stylization.names())));
        if (seed < 0 || threads < 1) {
            throw new WrongInputException("--seed is at least 0 and --threads at least 1");
        }
        if (!Files.exists(in)) {
            throw new WrongInputException(in + ": not there; expected a picture or the data of a concept-style task");
        }
        try {
            if (style.isPresent()) {
                new StylizedPicture(chosen, seed).write(in, style.get(), mask, out);
            } else {
                say(folder(chosen));
            }
        } catch (UnusableSourceException
                | InvalidArchiveException
                | InvalidDatasetException
                | DamagedImageException
                | IllegalArgumentException e) {
            throw new WrongInputException(String.valueOf(e.getMessage()));
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println("stylised by %s (%s); not by the paper's network, Magenta's arbitrary image stylization"
                .formatted(chosen.named(), chosen.summary()));
        err.flush();
        return ExitStatus.DONE;
    }

    private Outcome folder(Stylization chosen) throws IOException {
        if (mask.isPresent()) {
            throw new WrongInputException("--mask goes with --style, for one picture; a task's data has its masks");
        }
        Map<String, String> all = new TreeMap<>(options);
        all.put("stylise", chosen.named());
        all.putIfAbsent("seed", Integer.toString(seed));
        Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
        try (PublishedSource source = new PublishedSource(in, new Archives(scratch, Limits.usual()))) {
            FormOptions checked = FormOptions.of(PublishedForms.named("concept-style"), all);
            ConceptStylising work = ConceptStylising.of(source, checked);
            work.readyMade().forEach(name -> spec.commandLine().getOut().println("ready-made: " + name));
            return new StylizedFolder(out, work.wanted()).write(threads);
        }
    }

    private void say(Outcome outcome) {
        PrintWriter to = spec.commandLine().getOut();
        to.println("files written: " + outcome.written() + ", there already: " + outcome.present());
        to.flush();
    }
}
