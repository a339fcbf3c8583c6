package io.editrisk.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import io.editrisk.dataset.Pair;
import io.editrisk.dataset.Sample;
import io.editrisk.image.RgbImage;
import io.editrisk.network.DrawnNetwork;
import io.editrisk.network.Weights;
import io.editrisk.tensor.InvalidWeightsException;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A trial that was broken off and goes on ends with the bytes of one that was not. */
class CheckpointTest {

    private static final Optimisation SGD = Optimisation.of(Optimisation.Kind.SGD);
    private static final Optimisation ADAMW = new Optimisation(Optimisation.Kind.ADAMW, 0.1, 3);
    private static final byte[] NOTHING = {};
    private static final int EPOCHS = 4;
    private static final String TRIAL = "the trial";

    private static NDManager manager;
    private static Trial trial;
    private static SecondMoment moment;

    @TempDir
    private Path folder;

    @BeforeAll
    static void draw() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        Weights original = DrawnNetwork.classifying(3, manager);
        List<RgbImage> pictures = DrawnNetwork.kinds(3, 10, 15);
        List<Pair> pairs = IntStream.range(0, pictures.size())
                .mapToObj(i -> new Pair(
                        "pair-" + i, "source-" + i, i % 10, pictures.get(i), DrawnNetwork.modified(pictures.get(i))))
                .toList();
        List<Sample> validation = pairs.stream()
                .map(pair -> new Sample(pair.key(), pair.identity(), pair.label(), pair.modified()))
                .toList();
        trial = EditingImages.trial(DrawnNetwork.NETWORK, original, pairs, validation);
        KeyMoments moments = new KeyMoments(DrawnNetwork.NETWORK, original, List.of("features.11"), manager);
        moments.add(DrawnNetwork.pictures(3, 20));
        moment = Optional.ofNullable(moments.moments().get("features.11")).orElseThrow();
    }

    @AfterAll
    static void free() {
        manager.close();
    }

    static Stream<TrialSpec> trials() {
        return Stream.of(
                spec("full-fine-tuning", 1e-4, SGD, OptionalInt.empty()),
                spec("local-fine-tuning", 1e-4, SGD, OptionalInt.of(6)),
                spec("local-fine-tuning", 1e-4, ADAMW, OptionalInt.of(7)),
                spec("direct-low-rank", 0.01, SGD, OptionalInt.of(6)),
                spec("direct-low-rank", 0.01, ADAMW, OptionalInt.empty()),
                spec("rewriting", 0.1, SGD, OptionalInt.of(6)),
                spec("local-collision", 1e-3, SGD, OptionalInt.of(6)),
                // no gain; below half of the best before the last epoch; no longer numbers
                spec("local-fine-tuning", 1e-12, SGD, OptionalInt.empty()),
                spec("local-collision", 1, SGD, OptionalInt.of(6)),
                spec("local-fine-tuning", 1e38, SGD, OptionalInt.of(6)));
    }

    @ParameterizedTest
    @MethodSource("trials")
    void aTrialBrokenOffAfterAnyEpochEndsAsIfItHadNotBeen(TrialSpec spec) {
        TrialResult whole = run(spec, EPOCHS, Checkpoints.NONE);

        assertSame(run(spec, EPOCHS, new EpochFiles(folder, 0)), whole);
        for (int epoch = 1; epoch < whole.history().size() - 1; epoch++) {
            assertSame(run(spec, EPOCHS, new EpochFiles(folder, epoch)), whole);
        }
    }

    @Test
    void aTrialInStretchesIsATrial() {
        TrialSpec spec = spec("local-fine-tuning", 1e-4, ADAMW, OptionalInt.of(6));
        TrialResult whole = run(spec, EPOCHS, Checkpoints.NONE);

        TrialResult first = run(spec, 2, new EpochFiles(folder, 0));
        TrialResult second = run(spec, 3, new EpochFiles(folder, 2));

        assertThat(first.history()).isEqualTo(whole.history().subList(0, 3));
        assertThat(second.history()).isEqualTo(whole.history().subList(0, 4));
        assertSame(run(spec, EPOCHS, new EpochFiles(folder, 3)), whole);
    }

    @Test
    void aCheckpointFurtherOnThanAStretchGoesIsNotUsed() {
        TrialSpec spec = spec("local-fine-tuning", 1e-4, SGD, OptionalInt.of(6));
        run(spec, EPOCHS, new EpochFiles(folder, 0));

        assertSame(run(spec, 2, new EpochFiles(folder, 3)), run(spec, 2, Checkpoints.NONE));
    }

    @Test
    void anotherTrialsCheckpointIsRefused() {
        run(spec("direct-low-rank", 0.01, ADAMW, OptionalInt.empty()), 2, new EpochFiles(folder, 0));

        assertThatThrownBy(() -> Checkpoint.read(folder.resolve("2"), "another trial", manager))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessage("2 is no checkpoint of this trial");
    }

    @Test
    void aDamagedCheckpointIsRefusedWhereverTheDamageIs() throws IOException {
        run(spec("direct-low-rank", 0.01, ADAMW, OptionalInt.empty()), 2, new EpochFiles(folder, 0));
        byte[] whole = Files.readAllBytes(folder.resolve("2"));
        Path damaged = folder.resolve("damaged");

        for (int at = 0; at < whole.length; at += 331) {
            byte[] bytes = whole.clone();
            bytes[at] ^= 4;
            Files.write(damaged, bytes);
            assertRefused(damaged);
            Files.write(damaged, Arrays.copyOf(whole, at));
            assertRefused(damaged);
        }
    }

    private static void assertRefused(Path damaged) {
        assertThatThrownBy(() -> Checkpoint.read(damaged, TRIAL, manager)).isInstanceOf(InvalidWeightsException.class);
    }

    private static TrialResult run(TrialSpec spec, int until, Checkpoints checkpoints) {
        Optional<SecondMoment> given =
                spec.lowRank().flatMap(LowRank::rewrite).isPresent() ? Optional.of(moment) : Optional.empty();
        return trial.run(spec, given, new Stretch(until, Optional.empty(), checkpoints));
    }

    private static void assertSame(TrialResult found, TrialResult wanted) {
        assertThat(found.outcome()).isEqualTo(wanted.outcome());
        assertThat(found.history()).isEqualTo(wanted.history());
        assertThat(found.best()).isEqualTo(wanted.best());
        assertThat(found.delta().map(Delta::file).orElse(NOTHING))
                .isEqualTo(wanted.delta().map(Delta::file).orElse(NOTHING));
    }

    /** A file an epoch; training goes on from one of them, or from none at 0. */
    private record EpochFiles(Path folder, int from) implements Checkpoints {

        @Override
        public Optional<Checkpoint> last(NDManager manager) {
            try {
                return from == 0
                        ? Optional.empty()
                        : Optional.of(Checkpoint.read(folder.resolve(Integer.toString(from)), TRIAL, manager));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void reached(int epoch, Supplier<Checkpoint> there) {
            try {
                there.get().write(folder.resolve(Integer.toString(epoch)), TRIAL);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static TrialSpec spec(String method, double rate, Optimisation optimiser, OptionalInt batch) {
        EditingMethod named = EditingMethods.named(method).orElseThrow();
        return new TrialSpec(
                0,
                method,
                named.atLayer() ? Optional.of("features.11") : Optional.empty(),
                rate,
                named.takesTarget() ? Optional.of(Target.MOVING) : Optional.empty(),
                named.takesMoment()
                        ? Optional.of(new LowRank(2, 0.02, Optional.of(new Rewrite(false, 1e-6, Spatial.CENTRE))))
                        : named.takesRank() ? Optional.of(new LowRank(2, 0.02)) : Optional.empty(),
                Optional.of(optimiser),
                0,
                EPOCHS,
                batch,
                Optional.empty(),
                Optional.empty(),
                17);
    }
}
