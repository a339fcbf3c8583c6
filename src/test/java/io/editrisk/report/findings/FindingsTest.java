package io.editrisk.report.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.editrisk.network.Architecture;
import io.editrisk.network.Architectures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Made-up runs of which it is known what they say. */
class FindingsTest {

    private static final Architecture SMALL_VGG =
            Architectures.named("small-vgg").orElseThrow();

    @TempDir
    private Path folder;

    /**
     * What edits do in it.
     *
     * @param costs on the original task without corruption, at α = 1
     * @param gains on the editing task
     * @param fragile how much more of its editing accuracy direct low-rank loses under corruption
     * @param power 2: lines bend as concave ones do; 0.5: they do not
     */
    private record World(Map<String, Double> costs, Map<String, Double> gains, double fragile, double power) {

        double accuracy(String method, double alpha, boolean original, int severity, double strength) {
            String trained = method.equals("one-layer-interpolation") ? "local-fine-tuning" : method;
            if (original) {
                double cost = alpha == 0 ? 0 : Objects.requireNonNull(costs.get(trained));
                return 0.8 - 0.04 * severity - cost * strength * (1 + severity) * Math.pow(alpha, power);
            }
            double gain = alpha == 0 ? 0 : Objects.requireNonNull(gains.get(trained));
            double lost = severity * (0.02 + (trained.equals("direct-low-rank") ? fragile * alpha : 0));
            return 0.5 + gain * (1 - Math.pow(1 - alpha, power)) - lost;
        }
    }

    private static final World AS_CLAIMED = new World(
            Map.of("local-fine-tuning", .03, "rewriting", .005, "direct-low-rank", .01, "full-fine-tuning", .04),
            Map.of("local-fine-tuning", .3, "rewriting", .2, "direct-low-rank", .2, "full-fine-tuning", .35),
            .01,
            2);

    private static final World CONTRARY = new World(
            Map.of("local-fine-tuning", -.01, "rewriting", -.001, "direct-low-rank", -.005, "full-fine-tuning", -.02),
            Map.of("local-fine-tuning", .3, "rewriting", .3, "direct-low-rank", .2, "full-fine-tuning", .35),
            -.01,
            .5);

    private Path run(World world, String data, int seed, double strength) throws IOException {
        return MadeRun.write(
                folder.resolve(data + "-" + seed + ".csv"),
                data,
                (method, layer, alpha, original, severity) ->
                        world.accuracy(method, alpha, original, severity, strength));
    }

    private List<Path> seeds(World world) throws IOException {
        List<Path> runs = new ArrayList<>();
        for (String data : List.of("garments", "digits")) {
            for (int seed = 1; seed <= 3; seed++) {
                runs.add(run(world, data, seed, 1 + 0.05 * seed));
            }
        }
        return runs;
    }

    /** The verdicts of the page's first table. */
    private static List<String> verdicts(String page) {
        return page.lines()
                .filter(line -> line.matches("\\| \\d \\| .*"))
                .map(line -> line.split("\\*\\*", -1)[1])
                .toList();
    }

    @Test
    void whereEverythingIsAsThePaperSaysAllHolds() throws IOException {
        Findings.Files files = Findings.of(seeds(AS_CLAIMED), SMALL_VGG, Notes.none(), "findings");

        assertThat(verdicts(files.page())).hasSize(7).containsOnly("holds");
        assertThat(files.figures()).hasSize(7);
        assertThat(files.page()).contains("findings/claim-7.svg", "3 seeds on digits and 3 seeds on garments");
    }

    @Test
    void whereEverythingIsContraryNothingHolds() throws IOException {
        String page = Findings.of(seeds(CONTRARY), SMALL_VGG, Notes.none(), "findings")
                .page();

        assertThat(verdicts(page)).hasSize(7).containsOnly("does not hold");
    }

    @Test
    void whereSeedsDisagreeOneCannotTell() throws IOException {
        List<Path> runs = List.of(
                run(AS_CLAIMED, "garments", 1, -1),
                run(AS_CLAIMED, "garments", 2, 1),
                run(AS_CLAIMED, "garments", 3, .1));

        List<String> verdicts =
                verdicts(Findings.of(runs, SMALL_VGG, Notes.none(), "findings").page());
        assertThat(List.of(verdicts.get(0), verdicts.get(1), verdicts.get(2))).containsOnly("cannot tell");
    }

    @Test
    void whatHoldsOnOneDataSetAloneDoesNotHold() throws IOException {
        List<Path> runs = Stream.concat(
                        seeds(AS_CLAIMED).stream()
                                .filter(file -> file.toString().contains("garments-")),
                        seeds(CONTRARY).stream().filter(file -> file.toString().contains("digits-")))
                .toList();
        run(AS_CLAIMED, "garments", 1, 1.05);
        run(AS_CLAIMED, "garments", 2, 1.1);
        run(AS_CLAIMED, "garments", 3, 1.15);

        String page = Findings.of(runs, SMALL_VGG, Notes.none(), "findings").page();
        assertThat(verdicts(page)).containsOnly("does not hold");
        assertThat(page).contains("(digits: does not hold, garments: holds)");
    }

    /** Equation 1 and 2 by hand: severities 1 and 5, the cost times 2 and times 6. */
    @Test
    void penaltiesAreThePapers() throws IOException {
        MeasuredRun run = MeasuredRun.read(run(AS_CLAIMED, "garments", 1, 1));
        Edit edit = run.edits(one -> one.method().equals("direct-low-rank")).get(0);

        assertThat(run.originalPenalty(edit, 1)).isCloseTo(-.01 * (2 + 6) / 2, within(1e-12));
        assertThat(run.originalPenalty(edit, 1, severity -> severity == 5)).isCloseTo(-.06, within(1e-12));
        assertThat(run.editingPenalty(edit, 1)).isCloseTo(-.03 * (1 + 5) / 2, within(1e-12));
        assertThat(run.gain(edit, 1)).isCloseTo(.2, within(1e-12));
    }

    /** Gains of 0, .3 * 7/16, .3 * 12/16 … at α = 0, .25, .5: a gain of .2 is between the last two. */
    @Test
    void atEqualGainTheLineIsReadBetweenItsPoints() throws IOException {
        MeasuredRun run = MeasuredRun.read(run(AS_CLAIMED, "garments", 1, 1));
        Edit edit = run.edits(one -> one.method().equals("local-fine-tuning")).get(0);
        double low = run.gain(edit, .25);
        double part = (.2 - low) / (run.gain(edit, .5) - low);

        assertThat(new EqualGain(run, edit).originalPenalty(.2).orElseThrow())
                .isCloseTo(
                        (1 - part) * run.originalPenalty(edit, .25) + part * run.originalPenalty(edit, .5),
                        within(1e-12));
        assertThat(new EqualGain(run, edit).originalPenalty(.31)).isEmpty();
    }

    @Test
    void notesGoToTheirClaims() throws IOException {
        Notes notes = Notes.parsed("not shown\n# 0\nBefore all.\n# 3\nWhy so.\n## a heading\nMore.\n");

        String page =
                Findings.of(seeds(AS_CLAIMED), SMALL_VGG, notes, "findings").page();
        assertThat(page).contains("Before all.", "Why so.\n## a heading\nMore.").doesNotContain("not shown");
        assertThat(page.indexOf("Why so.")).isBetween(page.indexOf("## 3. "), page.indexOf("## 4. "));
    }

    /** 3x3 kernels and their biases; a term of rank one has as many factors as the weight has outputs and inputs. */
    @Test
    void whatIsTrainedIsCounted() {
        ChangedParameters parameters = new ChangedParameters(SMALL_VGG, 10);

        assertThat(parameters.of(place("local-fine-tuning", "features.4"))).isEqualTo(48 * 32 * 9 + 48);
        assertThat(parameters.of(place("local-collision", "features.18"))).isEqualTo(128 * 96 * 9 + 128);
        assertThat(parameters.of(place("rewriting", "features.18"))).isEqualTo(128);
        assertThat(parameters.of(place("direct-low-rank", "features.18"))).isEqualTo(128 + 96);
        assertThat(parameters.of(new Edit.Place("full-fine-tuning", Optional.empty())))
                .isEqualTo(273_066);
        assertThatThrownBy(() -> parameters.of(place("rewriting", "features.5")))
                .isInstanceOf(InvalidMetricsException.class)
                .hasMessageStartingWith("small-vgg has no layer features.5 to edit");
    }

    private static Edit.Place place(String method, String layer) {
        return new Edit.Place(method, Optional.of(layer));
    }

    /** A step of a chain carries what the steps before it lost. */
    @Test
    void editsThatStartFromOthersAreLeftOut() throws IOException {
        Path file = run(AS_CLAIMED, "garments", 1, 1);
        List<String> lines = Files.readAllLines(file);
        List<String> chained = new ArrayList<>(List.of(lines.get(0) + ",base,base-alpha"));
        lines.subList(1, lines.size()).forEach(line -> chained.add(line + ",,"));
        List<MetricsFile.Row> plain = MetricsFile.rows(file);
        lines.stream()
                .filter(line -> line.contains("/local-fine-tuning@features.4"))
                .map(line -> line.replaceFirst("features.4", "features.4+again") + ",snow/local-fine-tuning,0.5")
                .forEach(chained::add);
        assertThat(chained).hasSizeGreaterThan(lines.size());
        Files.write(file, chained);

        assertThat(MetricsFile.rows(file)).isEqualTo(plain);
    }

    @Test
    void whatIsNoTableOfMetricsIsRefusedByFileAndLine() throws IOException {
        Path file = run(AS_CLAIMED, "garments", 1, 1);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(4, "original,,,,0,datasets/garments,fog,one,1,2,0.5");
        Files.write(file, lines);

        assertThatThrownBy(() -> MeasuredRun.read(file))
                .isInstanceOf(InvalidMetricsException.class)
                .hasMessage(file + ":5: severity 'one': a number is needed");

        Files.writeString(file, "a,b\n");
        assertThatThrownBy(() -> MeasuredRun.read(file))
                .isInstanceOf(InvalidMetricsException.class)
                .hasMessageStartingWith(file + ":1: a run's metrics.csv begins with edit,task");
    }
}
