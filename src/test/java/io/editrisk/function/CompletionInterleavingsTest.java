package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.edit.Halving;
import io.editrisk.edit.Optimisation;
import io.editrisk.edit.TrialSpec;
import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.Selection;
import io.editrisk.event.Doorbell;
import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.experiment.PlannedEdit.ReportedAs;
import io.editrisk.store.Json;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The completion protocol of docs/completion.md, tried in every order of two workers' operations on the store and with every
 * death of one or both ({@link Interleavings}): the functions' own code with instant results. Whatever the order, the store
 * ends as in the run that nothing disturbed, to the byte, with each object written once; where an event was lost, after one
 * resume, which also brings the run to its end as if every notification until then had been lost.
 *
 * <p>The sixteen tests go through 218,496,374 schedules without a death, 1.7e12 with up to one, 5.0e17 with up to two: none is
 * left out, those that lead to the same moment are gone on with once.
 */
class CompletionInterleavingsTest {

    private static final int DEATHS = 2;
    private static final String RUN = "run";
    private static final String PLAIN = "plain";
    private static final String SEARCHED = "searched";
    private static final String CHAINED = "chained";
    private static final int EPOCHS = 40;
    /** Widths of an interval that any has and none has. */
    private static final double ALWAYS_ENOUGH = 3;

    private static final double NEVER_ENOUGH = 0;
    private static final String VAIN = InstantFunctions.VAIN;

    @Test
    void theLastTwoRecordsOfAnEdit() {
        Scenario scenario = new Scenario(plan(edit(PLAIN)), key -> key.contains("/" + PLAIN + "/tasks/"));

        assertThat(scenario.ringing()).contains(StoreLayout.measured(RUN));
        scenario.holds(5_000_000);
    }

    @Test
    void theSameLastRecordTwice() {
        Scenario scenario = new Scenario(plan(edit(PLAIN)), last(PLAIN));
        scenario.holds(5_000_000);
    }

    private static Predicate<String> last(String edit) {
        return key -> key.endsWith("/" + edit + "/tasks/original.0-1.task.json");
    }

    @Test
    void theLastRecordsOfTwoEdits() {
        Scenario scenario = new Scenario(plan(edit(PLAIN)), last(PLAIN).or(last(EvaluationTask.UNEDITED)));
        scenario.holds(5_000_000);
    }

    @Test
    void theLastTwoTrialsOfAnEdit() {
        Scenario scenario = new Scenario(plan(edit(PLAIN)), key -> key.endsWith(StoreLayout.TRIAL));
        scenario.holds(5_000_000);
    }

    @Test
    void theSameLastTrialTwice() {
        Scenario scenario = new Scenario(plan(edit(PLAIN)), key -> key.endsWith("/0.trial.json"));
        scenario.holds(5_000_000);
    }

    @Test
    void theLastTwoTrialsOfARung() {
        Scenario scenario = new Scenario(
                plan(edit(SEARCHED, Optional.of(Halving.of(2, EPOCHS)), Optional.empty())),
                key -> key.endsWith(".rung-0.trial.json"));
        scenario.holds(5_000_000);
    }

    @Test
    void aClosedRungTwice() {
        Scenario scenario = new Scenario(
                plan(edit(SEARCHED, Optional.of(Halving.of(2, EPOCHS)), Optional.empty())),
                key -> key.endsWith("/rung-0/edit.closed.json"));
        scenario.holds(1_000);
    }

    @Test
    void aClosedEditTwice() {
        Scenario scenario = new Scenario(plan(edit(PLAIN)), key -> key.endsWith(StoreLayout.CLOSED));
        scenario.holds(1_000);
    }

    @Test
    void anEditThatGainedNothingAndTheLastRecordOfTheUnedited() {
        Scenario scenario = new Scenario(
                plan(edit(VAIN)), last(EvaluationTask.UNEDITED).or(key -> key.endsWith(StoreLayout.CLOSED)));
        scenario.holds(100_000);
    }

    @Test
    void whatAnotherEditStartsFromAndTheLastRecordOfTheUnedited() {
        Scenario scenario = new Scenario(
                plan(edit(PLAIN), edit(CHAINED, Optional.empty(), Optional.of(PLAIN))),
                last(EvaluationTask.UNEDITED).or(last(PLAIN)));

        assertThat(scenario.ringing()).contains(StoreLayout.baseMeasured(RUN, CHAINED));
        scenario.holds(5_000_000);
    }

    @Test
    void theStartOfAnEditTwice() {
        Scenario scenario = new Scenario(
                plan(edit(PLAIN), edit(CHAINED, Optional.empty(), Optional.of(PLAIN))),
                key -> key.equals(StoreLayout.baseMeasured(RUN, CHAINED)));
        scenario.holds(1_000_000);
    }

    @Test
    void theLastRecordsUpToALookThatIsNotTheLast() {
        Scenario scenario = new Scenario(looking(NEVER_ENOUGH), upToTheFirstLook());

        assertThat(scenario.ringing()).contains(StoreLayout.lookClosed(RUN, PLAIN, 1));
        scenario.holds(50_000);
    }

    @Test
    void theLastRecordUpToALookAndOfTheUnedited() {
        Scenario scenario = new Scenario(
                looking(NEVER_ENOUGH),
                key -> key.equals(StoreLayout.task(RUN, PLAIN, "original.0-1"))
                        || key.equals(StoreLayout.task(RUN, EvaluationTask.UNEDITED, "original.0-1")));

        assertThat(scenario.ringing()).contains(StoreLayout.lookClosed(RUN, PLAIN, 1));
        scenario.holds(5_000_000);
    }

    @Test
    void aLookThatGoesOnTwice() {
        Scenario scenario = new Scenario(looking(NEVER_ENOUGH), StoreLayout.lookClosed(RUN, PLAIN, 1)::equals);

        assertThat(scenario.ringing()).contains(StoreLayout.task(RUN, PLAIN, "original.1-2"));
        scenario.holds(100);
    }

    @Test
    void aLookThatEndsTwice() {
        Scenario scenario = new Scenario(looking(ALWAYS_ENOUGH), StoreLayout.lookClosed(RUN, PLAIN, 1)::equals);

        assertThat(scenario.ringing()).containsExactly(StoreLayout.measured(RUN));
        scenario.holds(100);
    }

    @Test
    void theLastRecordsAfterALook() {
        Scenario scenario = new Scenario(
                looking(NEVER_ENOUGH),
                key -> key.startsWith(StoreLayout.tasks(RUN, PLAIN)) && key.endsWith(".1-2.task.json"));

        assertThat(scenario.ringing()).containsExactly(StoreLayout.measured(RUN));
        scenario.holds(5_000_000);
    }

    private static Predicate<String> upToTheFirstLook() {
        return key -> key.startsWith(StoreLayout.tasks(RUN, PLAIN)) && key.endsWith(".0-1.task.json");
    }

    /** A counter in memory, and markers that are put, are what the protocol does without: these tests would show it. */
    @Test
    void whoCountsBeforeItStoresIsSeenToLoseTheLastOne() {
        Consumer<ObjectStore> first = store -> countThenStore(store, "records/1");
        Consumer<ObjectStore> second = store -> countThenStore(store, "records/2");
        Interleavings all = new Interleavings(
                List.of(first, second),
                end -> assertThat(end.bucket().objects()).containsKey("closed"));

        assertThatThrownBy(() -> all.from(BucketState.EMPTY, 0)).isInstanceOf(AssertionError.class);
    }

    private static void countThenStore(ObjectStore store, String record) {
        boolean last = store.keys("records/").size() == 1;
        store.create(record, new byte[1]);
        if (last) {
            store.create("closed", new byte[1]);
        }
    }

    @Test
    void whoPutsTheMarkerIsSeenToWriteItTwice() {
        Consumer<ObjectStore> first = store -> storeThenPut(store, "records/1");
        Consumer<ObjectStore> second = store -> storeThenPut(store, "records/2");
        Interleavings all = new Interleavings(
                List.of(first, second),
                end -> assertThat(end.bucket().written()).doesNotHaveDuplicates());

        assertThatThrownBy(() -> all.from(BucketState.EMPTY, 0)).isInstanceOf(AssertionError.class);
    }

    private static void storeThenPut(ObjectStore store, String record) {
        store.create(record, new byte[1]);
        if (store.keys("records/").size() == 2) {
            store.put("closed", new byte[1]);
        }
    }

    /** Two operations of one and three of the other: 5 over 2 orders; one operation can die in front of or behind it. */
    @Test
    void schedulesAreCounted() {
        Consumer<ObjectStore> two = store -> List.of("a", "b").forEach(key -> store.create(key, new byte[1]));
        Consumer<ObjectStore> three = store -> List.of("c", "d", "e").forEach(key -> store.create(key, new byte[1]));

        assertThat(new Interleavings(List.of(two, three), end -> {}).from(BucketState.EMPTY, 0))
                .isEqualTo(10);

        Consumer<ObjectStore> one = store -> store.create("a", new byte[1]);
        Interleavings withDeaths = new Interleavings(List.of(one), end -> {});
        // undisturbed; killed before it and called again, or not; killed after it and called again
        assertThat(withDeaths.from(BucketState.EMPTY, 1)).isEqualTo(4);
        assertThat(withDeaths.ends()).isEqualTo(2);
    }

    /** Two workers at the events that a run is left with when all others are delivered, or at one of them twice. */
    private static final class Scenario {
        private final Plan plan;
        private final Driven before;
        private final List<String> events;
        private final Driven after;
        private final Driven undisturbed;

        /** @param held the events that the run is left with: two, or one that comes twice */
        Scenario(Plan plan, Predicate<String> held) {
            this.plan = plan;
            before = drive(BucketState.EMPTY, (store, bells) -> begin(store, plan), held);
            assertThat(before.held()).hasSizeBetween(1, 2);
            events = before.held().size() == 2
                    ? before.held()
                    : List.of(before.held().get(0), before.held().get(0));
            after = drive(before.bucket(), (store, bells) -> ring(bells), key -> !events.contains(key));
            undisturbed = drive(before.bucket(), (store, bells) -> ring(bells), key -> false);
            assertThat(undisturbed.rung()).contains(StoreLayout.measured(RUN));
        }

        private static void begin(ObjectStore store, Plan plan) {
            store.create(StoreLayout.plan(plan.run()), Json.encode(plan));
            PlannedWork.write(store, plan);
        }

        private void ring(Bells bells) {
            events.forEach(key -> bells.ring(new Doorbell("memory", key)));
        }

        /** The objects that the two write and that ring the next functions. */
        Set<String> ringing() {
            return Set.copyOf(after.held());
        }

        /**
         * In every order, and in every order with one death and with two.
         *
         * @param schedules at least so many without a death; each has one for every moment between two operations
         */
        void holds(long schedules) {
            Interleavings orders = new Interleavings(workers(), this::check);
            long undying = orders.from(before.bucket(), 0);
            assertThat(undying).as("schedules").isGreaterThan(schedules);
            assertThat(orders.from(before.bucket(), DEATHS)).as("with deaths").isGreaterThan(100 * undying);
        }

        private List<Consumer<ObjectStore>> workers() {
            return events.stream()
                    .<Consumer<ObjectStore>>map(key -> store -> new InstantFunctions(store).call(key))
                    .toList();
        }

        private void check(Interleavings.End end) {
            assertThat(end.bucket().written()).as("each is written once").doesNotHaveDuplicates();
            assertThat(after.bucket().objects())
                    .as("nothing else")
                    .containsAllEntriesOf(end.bucket().objects());
            if (!end.lost()) {
                assertThat(end.bucket().objects()).isEqualTo(after.bucket().objects());
                assertThat(end.bucket().written()).as("what rings next").containsAll(ringing());
            }
            // as if every notification until now had been lost
            Driven resumed = drive(
                    end.bucket(), (store, bells) -> new Resume(store, bells, Notices.none()).ring(plan), key -> false);
            assertThat(resumed.bucket().objects())
                    .isEqualTo(undisturbed.bucket().objects());
            assertThat(resumed.rung()).contains(StoreLayout.measured(RUN));
        }
    }

    /**
     * What a run came to.
     *
     * @param held the events that were not delivered
     * @param rung all that rang
     */
    private record Driven(BucketState bucket, List<String> held, Set<String> rung) {}

    /** Delivers what rings, one after another, until all is quiet. */
    private static Driven drive(BucketState from, BiConsumer<ObjectStore, Bells> begin, Predicate<String> held) {
        MemoryStore memory = from.store();
        Bells bells = new Bells();
        ObjectStore store = new RingingStore(memory, bells);
        begin.accept(store, bells);
        List<String> kept = new ArrayList<>();
        for (var bell = bells.take(size -> 0); bell.isPresent(); bell = bells.take(size -> 0)) {
            String key = bell.get().key();
            if (held.test(key)) {
                kept.add(key);
            } else {
                new InstantFunctions(store).call(key);
            }
        }
        Set<String> rung = bells.rung().stream().map(Doorbell::key).collect(Collectors.toSet());
        return new Driven(BucketState.of(memory), List.copyOf(kept), rung);
    }

    private static PlannedEdit edit(String name) {
        return edit(name, Optional.empty(), Optional.empty());
    }

    private static PlannedEdit edit(String name, Optional<Halving> halving, Optional<String> base) {
        return new PlannedEdit(
                name,
                "editing",
                Optional.empty(),
                List.of(new ReportedAs(name, name, "full-fine-tuning")),
                halving,
                Optional.empty(),
                base,
                IntStream.range(0, 2)
                        .mapToObj(CompletionInterleavingsTest::trial)
                        .toList());
    }

    private static TrialSpec trial(int number) {
        return new TrialSpec(
                number,
                "full-fine-tuning",
                Optional.empty(),
                0.001 * (number + 1),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Optimisation.of(Optimisation.Kind.SGD)),
                0,
                EPOCHS,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                number);
    }

    /** An experiment of one original image and one of the editing task: an edit has two evaluation tasks. */
    private static Plan plan(PlannedEdit... edits) {
        return plan(OneImage.experiment("interleaved"), 1, edits);
    }

    /** The same of two images each, one up to the first of two looks. */
    private static Plan looking(double enough) {
        return plan(
                OneImage.experiment(
                        "looking",
                        Optional.of(new Experiment.Gate(Optional.of(0.0), Optional.empty())),
                        Optional.of(new Experiment.StopWhen(Optional.of(enough), 2))),
                2,
                edit(PLAIN));
    }

    private static Plan plan(Experiment experiment, int images, PlannedEdit... edits) {
        return new Plan(
                RUN,
                "code",
                experiment,
                "e",
                "w",
                List.of(new Plan.DatasetUse("d", "d")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(edits),
                List.of(
                        set(EvaluationTask.UNEDITED, Optional.empty(), images),
                        set("editing", Optional.of("editing"), images)),
                List.of(),
                experiment.alphas().points(),
                1);
    }

    private static EvaluationSet set(String id, Optional<String> task, int images) {
        return new EvaluationSet(id, task, Selection.all("d", images), Optional.empty(), false);
    }
}
