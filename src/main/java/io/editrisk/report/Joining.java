package io.editrisk.report;

import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.Halves;
import io.editrisk.evaluation.IncompleteException;
import io.editrisk.evaluation.MeasuredSet;
import io.editrisk.evaluation.Measurements;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.evaluation.Provenance;
import io.editrisk.experiment.Plan;
import io.editrisk.store.StoreLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Goes over a run's records once, edit by edit and set by set: puts each set's records together, keeps of them which images
 * were right, passes the predictions on and lets go of them. What lacks is written down, not an end.
 */
final class Joining {

    private final Plan plan;
    private final RunRecords records;
    private final SetTaker taker;
    private final ToIntFunction<String> looks;
    private final Measurements reported = new Measurements();
    private final Optional<Measurements> selecting;
    private final Map<String, int[][]> halves = new HashMap<>();
    private final Set<Provenance> provenance = new LinkedHashSet<>();
    private final List<String> lacking = new ArrayList<>();
    private final Set<String> otherCode = new LinkedHashSet<>();
    private final Set<String> unmeasured = new HashSet<>();

    /** @param looks up to which look an edit was to be measured */
    Joining(Plan plan, RunRecords records, ToIntFunction<String> looks, SetTaker taker) {
        this.plan = plan;
        this.records = records;
        this.taker = taker;
        this.looks = looks;
        this.selecting = plan.experiment().halves().map(split -> new Measurements());
    }

    /** Which images that are reported were right. */
    Measurements reported() {
        return reported;
    }

    /** The same of those that α is chosen on, where these are others. */
    Optional<Measurements> selecting() {
        return selecting;
    }

    /** Everything that the records so far say about where they came from. */
    Set<Provenance> provenance() {
        return provenance;
    }

    /** What lacks so far, a line each. */
    List<String> lacking() {
        return lacking;
    }

    /** Versions of the code other than the plan's that made records. */
    Set<String> otherCode() {
        return otherCode;
    }

    /** The sets that the unedited network was measured on: only there an edit can be held against it. */
    List<EvaluationSet> sets() {
        return plan.sets().stream()
                .filter(set -> !unmeasured.contains(set.id()))
                .toList();
    }

    /**
     * Goes over an edit's records.
     *
     * @return how many things lack of what the unedited network was measured on
     */
    int add(String edit) {
        OfEdit of = new OfEdit(edit);
        records.of(edit, of);
        of.join();
        plan.sets(edit).filter(set -> !of.seen.contains(set.id())).forEach(set -> {
            if (!of.told.contains(set.id())) {
                lacking.add(key(edit, set) + ": no record");
            }
            if (edit.equals(EvaluationTask.UNEDITED)) {
                unmeasured.add(set.id());
            }
        });
        return (int) plan.sets(edit)
                .filter(set -> !unmeasured.contains(set.id()) && !of.seen.contains(set.id()))
                .count();
    }

    private int images(String edit, EvaluationSet set) {
        return plan.looks().images(looks.applyAsInt(edit), set.samples());
    }

    private String key(String edit, EvaluationSet set) {
        return StoreLayout.records(plan.run(), edit) + set.id();
    }

    /** One edit's records as they come: a set's are kept until one of another set comes. */
    private final class OfEdit implements RunRecords.Taker {
        private final String edit;
        private final List<MetricRecord> shards = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private final Set<String> told = new HashSet<>();

        private OfEdit(String edit) {
            this.edit = edit;
        }

        @Override
        public void found(MetricRecord record) {
            if (!shards.isEmpty() && !shards.get(0).set().equals(record.set())) {
                join();
            }
            provenance.add(record.provenance());
            if (!record.provenance().code().equals(plan.code())) {
                otherCode.add(record.provenance().code());
            }
            shards.add(record);
        }

        @Override
        public void lacking(String set, String line) {
            lacking.add(line);
            told.add(set);
        }

        private void join() {
            if (shards.isEmpty()) {
                return;
            }
            EvaluationSet set = plan.set(shards.get(0).set());
            try {
                MeasuredSet measured = MeasuredSet.join(edit, set, images(edit, set), shards);
                requirePoints(measured);
                MeasuredSet ofReported = keep(measured);
                seen.add(set.id());
                taker.take(measured, ofReported);
            } catch (IncompleteException e) {
                if (told.add(set.id())) {
                    lacking.add(key(edit, set) + ": " + e.getMessage());
                }
            }
            shards.clear();
        }

        private void requirePoints(MeasuredSet measured) {
            List<Double> expected = plan.points(edit);
            if (!measured.alphas().containsAll(expected)) {
                throw new IncompleteException("points " + measured.alphas() + " of " + expected);
            }
        }
    }

    private MeasuredSet keep(MeasuredSet measured) {
        MeasuredSet ofReported = measured;
        if (selecting.isPresent()) {
            int[][] parts = halves.computeIfAbsent(measured.set().id(), first -> halves(measured.identities()));
            selecting.get().add(measured.at(within(parts[0], measured)));
            ofReported = measured.at(within(parts[1], measured));
        }
        reported.add(ofReported);
        return ofReported;
    }

    private static int[] within(int[] places, MeasuredSet measured) {
        return Arrays.stream(places)
                .takeWhile(place -> place < measured.images())
                .toArray();
    }

    private int[][] halves(List<String> identities) {
        Halves split = plan.experiment().halves().orElseThrow();
        return new int[][] {
            places(identities, split::selecting), places(identities, identity -> !split.selecting(identity))
        };
    }

    private static int[] places(List<String> identities, Predicate<String> wanted) {
        return IntStream.range(0, identities.size())
                .filter(i -> wanted.test(identities.get(i)))
                .toArray();
    }
}
