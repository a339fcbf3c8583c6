package io.editrisk.cli;

import io.editrisk.cli.CorruptionOfPictures.Original;
import io.editrisk.cli.FolderCorruption.Outcome;
import io.editrisk.experiment.form.NameForm;
import io.editrisk.image.DamagedImageException;
import io.editrisk.shift.PictureFrame;
import io.editrisk.shift.SeededShifts;
import io.editrisk.shift.Shift;
import io.editrisk.store.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code editrisk corrupt}. */
@Command(
        name = "corrupt",
        description = "Corrupt a picture, or all of a folder, as ImageNet-C's are.",
        footer = {
            "",
            "A corruption depends on the seed, its kind and severity and the picture's decoded pixels, and on nothing"
                    + " else: the same picture is corrupted alike wherever it lies, on any machine.",
            "Several kinds or severities are written to OUT/KIND/SEVERITY/, as ImageNet-C is laid out. The same command"
                    + " again goes on where it was stopped: files that are there, whole and not older than their"
                    + " original, are left alone.",
            "Pictures whose shorter side is near 32 or 64 pixels get the parameters of CIFAR-10-C or Tiny-ImageNet-C, of"
                    + " 299 those of ImageNet-C for Inception, all others those of ImageNet-C.",
            "The page of --gallery holds everything itself: it can be sent, and printed.%n"
        })
final class CorruptCommand implements Callable<Integer> {

    @Mixin
    private ShiftChoice choice = new ShiftChoice();

    @Mixin
    private FrostChoice frost = new FrostChoice();

    @Option(
            names = "--gallery",
            paramLabel = "OUT.html",
            description = "Write one page that shows the picture IN under all kinds at all severities, or under those"
                    + " that are named; there is no OUT then.")
    private Optional<Path> gallery = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Of the random numbers, from 0; 0 if not given.")
    private long seed;

    @Option(
            names = "--frame",
            paramLabel = "FRAME",
            description =
                    "as-is (the default): the picture in its own size, as a PNG. published: what ImageNet-C holds,"
                            + " the shorter side resized to 256, the centre of 224 by 224, a JPEG of quality 85. published-64:"
                            + " the same for the 64 by 64 sets, resized whatever its proportions. published-299: for Inception, the middle 87.5%% of either side resized to 299 by 299.")
    private String frame = PictureFrame.AS_IS.label();

    @Option(names = "--skip-damaged", description = "Leave damaged pictures out, and list them at the end.")
    private boolean skipDamaged;

    @Option(names = "--threads", paramLabel = "N", description = "As many as there are cores if not given.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean forPrograms;

    @Parameters(
            index = "0",
            paramLabel = "IN",
            description = "A PNG or JPEG, or a folder with such and further folders.")
    private Path in = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "OUT",
            description = "A file for a file, a folder for anything else.")
    private Optional<Path> to = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Shift> shifts = gallery.isPresent() ? choice.shiftsOrAll() : choice.shifts();
        CorruptionOfPictures corruption = corruption();
        if (threads < 1) {
            throw new WrongInputException("--threads is " + threads + "; at least 1");
        }
        if (!Files.exists(in)) {
            throw new WrongInputException(in + ": not there; expected a picture or a folder of pictures");
        }
        if (gallery.isPresent()) {
            say(page(gallery.get(), new PictureGallery(corruption, shifts)));
            return ExitStatus.DONE;
        }
        Path out = to.orElseThrow(() -> new WrongInputException("OUT is missing"));
        CorruptionPaths.require(in, out);
        boolean single = !Files.isDirectory(in) && choice.single();
        say(single ? one(corruption, shifts.get(0), out) : many(corruption, shifts, out));
        return ExitStatus.DONE;
    }

    private PictureGallery.Written page(Path page, PictureGallery shown) throws IOException {
        if (to.isPresent()) {
            throw new WrongInputException(
                    to.get() + ": --gallery writes " + page + " and nothing else; leave OUT away");
        }
        if (skipDamaged) {
            throw new WrongInputException("--skip-damaged: --gallery shows one picture; there is none to leave out");
        }
        return shown.write(in, page, threads);
    }

    private CorruptionOfPictures corruption() {
        if (seed < 0) {
            throw new WrongInputException("--seed is " + seed + "; at least 0");
        }
        PictureFrame chosen = PictureFrame.labelled(frame)
                .orElseThrow(() ->
                        new WrongInputException("--frame: " + NameForm.unknown("frame", frame, PictureFrame.labels())));
        return new CorruptionOfPictures(new SeededShifts(seed, frost.textures()), chosen);
    }

    private Outcome one(CorruptionOfPictures corruption, Shift shift, Path out) throws IOException {
        if (Files.isDirectory(out)) {
            throw new WrongInputException(out + ": is a folder; " + in + " is a picture, so name a file");
        }
        if (!corruption.frame().endsRightly(out.toString())) {
            throw new WrongInputException(out + ": with --frame " + frame + " a file is written that ends in "
                    + String.join(" or ", corruption.frame().endings()));
        }
        try {
            Original original = corruption.original(PictureFolder.bytes(in));
            WholeFile.write(out, corruption.encoded(original, shift));
        } catch (DamagedImageException | IllegalArgumentException e) {
            throw new WrongInputException(in + ": " + e.getMessage());
        }
        return new Outcome(1, 1, 0, List.of());
    }

    private Outcome many(CorruptionOfPictures corruption, List<Shift> shifts, Path out) throws IOException {
        boolean file = !Files.isDirectory(in);
        Path folder = file ? in.toAbsolutePath().resolveSibling("") : in;
        List<String> names = file ? List.of(in.getFileName().toString()) : PictureFolder.names(in);
        CorruptionPaths.requireDifferent(names, corruption.frame());
        List<ShiftFolder> targets = new ArrayList<>();
        try {
            for (Shift shift : shifts) {
                targets.add(ShiftFolder.open(CorruptionPaths.of(out, shift, choice.single()), shift, corruption));
            }
            return new FolderCorruption(corruption, targets, skipDamaged).run(folder, names, threads);
        } finally {
            for (ShiftFolder target : targets) {
                target.close();
            }
        }
    }

    private void say(Outcome outcome) {
        List<String> lines = new ArrayList<>();
        outcome.damaged().forEach(line -> lines.add("left out: " + line));
        lines.add("files written: " + outcome.written() + ", there already: " + outcome.present()
                + ", pictures left out: " + outcome.damaged().size());
        print(outcome, lines);
    }

    private void say(PictureGallery.Written page) {
        print(page, List.of("page: " + page.page()));
    }

    private void print(Object answer, List<String> lines) {
        PrintWriter to = spec.commandLine().getOut();
        if (forPrograms) {
            to.print(new String(Json.encodePretty(answer), StandardCharsets.UTF_8));
        } else {
            lines.forEach(to::println);
        }
        to.flush();
    }
}
