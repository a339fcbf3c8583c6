package io.editrisk.cli;

import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.FilesHere;
import io.editrisk.experiment.Reading;
import io.editrisk.experiment.Workload;
import io.editrisk.experiment.WorkloadCount;
import io.editrisk.store.Json;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code editrisk plan FILE}. */
@Command(
        name = "plan",
        description =
                "Say what a run would do and how long it would take: tasks, images, operations, bytes. Runs nothing.")
final class PlanCommand implements Callable<Integer> {

    private static final Duration MEASURING = Duration.ofSeconds(5);

    @Parameters(
            paramLabel = "FILE",
            description = "The experiment; of what it names, what lies beside it is looked at.")
    private Path file = Path.of("");

    @Option(
            names = "--samples",
            paramLabel = "KEY=N",
            description =
                    "Take N samples for a data set that is not here; * in KEY stands for any text, so that one goes for"
                            + " several.")
    private Map<String, Integer> said = new LinkedHashMap<>();

    @Option(
            names = "--rate",
            paramLabel = "GFLOPS",
            description = "Estimate hours for a device that does so many billion operations a second.")
    private Optional<Double> rate = Optional.empty();

    @Option(
            names = "--measure",
            description = "Estimate hours for this machine: the network is timed for some seconds, its weights drawn.")
    private boolean measure;

    @Option(names = "--device", paramLabel = "DEVICE", description = "To measure: auto, cpu, or cuda:0.")
    private String device = "auto";

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean forPrograms;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /**
     * A device's rate.
     *
     * @param gflops billions of multiplications and additions a second
     */
    record Rate(String device, double gflops) {}

    /**
     * The answer for programs.
     *
     * @param needs what is not here
     */
    record Answer(
            String experiment,
            String architecture,
            List<String> needs,
            Workload work,
            Optional<PlanLines.Hours> hours) {}

    @Override
    public Integer call() throws IOException {
        if (rate.isPresent() && (measure || !(rate.get() > 0 && Double.isFinite(rate.get())))) {
            throw new WrongInputException("--rate is a number above 0, and goes without --measure");
        }
        Reading.Read read = ExperimentFile.reading(file);
        FilesHere.Found found = look(read);
        Map<String, Integer> assumed = assumed(found);
        Workload work = new WorkloadCount(read.experiment(), found.saying(assumed)).count();
        Experiment experiment = read.experiment();
        Answer answer = new Answer(
                experiment.name(),
                experiment.model().architecture(),
                found.missing(),
                work,
                rate(experiment).map(device -> PlanLines.hours(work, device)));
        PrintWriter out = spec.commandLine().getOut();
        if (forPrograms) {
            out.print(new String(Json.encodePretty(answer), StandardCharsets.UTF_8));
        } else {
            PlanLines.of(answer, assumed).forEach(out::println);
        }
        out.flush();
        return ExitStatus.DONE;
    }

    private FilesHere.Found look(Reading.Read read) throws IOException {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
        FilesHere.Looked looked = new FilesHere(folder, read).look(file.toString());
        if (looked instanceof FilesHere.Misfits misfits) {
            throw new WrongInputException(misfits.faults());
        }
        return (FilesHere.Found) looked;
    }

    /** For each data set that is not here how many samples are said of it, by the first key that means it. */
    private Map<String, Integer> assumed(FilesHere.Found found) {
        Map<String, Integer> assumed = new TreeMap<>();
        said.forEach((key, samples) -> {
            Pattern meant = Pattern.compile(
                    Stream.of(key.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
            List<String> keys = found.missing().stream()
                    .filter(missing -> meant.matcher(missing).matches())
                    .toList();
            if (keys.isEmpty() || samples < 1) {
                throw new WrongInputException("--samples " + key + "=" + samples
                        + ": expected a data set that is not here, and a number from 1; not here: "
                        + (found.missing().isEmpty() ? "none" : String.join(", ", found.missing())));
            }
            keys.forEach(missing -> assumed.putIfAbsent(missing, samples));
        });
        return assumed;
    }

    private Optional<Rate> rate(Experiment experiment) {
        if (!measure) {
            return rate.map(given -> new Rate(String.format(Locale.ROOT, "a device of %s GFLOP/s", given), given));
        }
        try {
            TensorEngine.use(device);
            double found = new MeasuredRate(
                            experiment.model().network(), experiment.model().precision())
                    .of(MEASURING);
            return Optional.of(new Rate(TensorEngine.device() + ", " + TensorEngine.describe(), found / 1e9));
        } catch (IllegalArgumentException e) {
            throw new WrongInputException(String.valueOf(e.getMessage()));
        }
    }
}
