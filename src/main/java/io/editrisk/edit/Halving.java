package io.editrisk.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Successive halving (Jamieson and Talwalkar 2016) over an edit's trials: all are trained for a sixteenth of the epochs, the
 * best quarter of them for a quarter, the best eighth up to the cap, each from where it was left. That costs less than a
 * quarter of training all of them up to the cap.
 *
 * <p>Every trial is a candidate of its own: a restart, or a target, like a rate. A rung is at least one epoch. With a cap
 * below 16 epochs the parts are rounded down, rungs of the same length are one, and fewer trials go on than an eighth where
 * the cost asks for it, but one does. Below 6 epochs no search that trains all trials for an epoch and one to the cap costs
 * less than a quarter: one epoch of all is then followed by the best trial alone. A cap of one epoch leaves nothing to save.
 *
 * @param rungs in their order, the last one's epochs the cap
 */
public record Halving(List<Rung> rungs) {

    /** The orders of magnitude at which editing was seen to learn (paper, appendix D.2), two rates each. */
    public static final List<Double> RATES =
            List.of(1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0);

    /** What the search may cost, as a part of all trials up to the cap. */
    private static final int PART = 4;

    /**
     * How far some trials are trained.
     *
     * @param epochs since the trial began
     * @param trials at most so many: fewer where fewer {@linkplain #survivors may go on}
     */
    public record Rung(int epochs, int trials) {}

    public Halving {
        rungs = List.copyOf(rungs);
        if (rungs.isEmpty()) {
            throw new IllegalArgumentException("a search without rungs");
        }
    }

    /**
     * The search over so many trials.
     *
     * @param cap on epochs
     */
    public static Halving of(int trials, int cap) {
        int quarter = Math.max(1, cap / 4);
        int sixteenth = Math.max(1, cap / 16);
        List<Rung> rungs = new ArrayList<>();
        rungs.add(new Rung(sixteenth, trials));
        if (quarter > sixteenth) {
            rungs.add(new Rung(quarter, (trials + 3) / 4));
        }
        if (cap > quarter) {
            rungs.add(new Rung(cap, last(rungs, trials, cap)));
        }
        return new Halving(rungs);
    }

    /** How many trials the cost allows to be trained up to the cap: at least one, at most an eighth. */
    private static int last(List<Rung> before, int trials, int cap) {
        Rung reached = before.get(before.size() - 1);
        long left = ((long) trials * cap - 1) / PART - new Halving(before).epochs();
        return (int) Math.max(1, Math.min((trials + 7) / 8, left / (cap - reached.epochs())));
    }

    /** How many epochs are trained at most, over all trials. */
    public long epochs() {
        long sum = 0;
        int behind = 0;
        for (Rung rung : rungs) {
            sum += (long) rung.trials() * (rung.epochs() - behind);
            behind = rung.epochs();
        }
        return sum;
    }

    /**
     * Which trials go on from a rung that is not the last: the most accurate ones on the editing validation data, by their best
     * epoch so far; among equals those that lost the larger part of their training loss, then the smaller number, which is the
     * smaller rate. A trial that ended before the rung did, or would end now, does not go on: it diverged, collapsed, was
     * impossible, fell below half of its best, or its time was up. What it reached until then still counts in the {@linkplain Choices choice}.
     *
     * @param records of all trials of the rung, in any order
     * @return numbers of trials, ascending; none where no trial may go on
     */
    public List<Integer> survivors(int rung, List<TrialRecord> records) {
        return records.stream()
                .filter(record -> goesOn(record, rungs.get(rung).epochs()))
                .sorted(Comparator.<TrialRecord>comparingLong(
                                record -> -record.best().correct())
                        .thenComparingDouble(Halving::lossLeft)
                        .thenComparingInt(record -> record.spec().trial()))
                .limit(rungs.get(rung + 1).trials())
                .map(record -> record.spec().trial())
                .sorted()
                .toList();
    }

    private static boolean goesOn(TrialRecord record, int until) {
        EpochPoint last = record.history().get(record.history().size() - 1);
        boolean learning = record.outcome() == Outcome.IMPROVED || record.outcome() == Outcome.NO_GAIN;
        return learning
                && record.reason().isEmpty()
                && last.epoch() == until
                && !Course.after(record.history()).halved();
    }

    /** The last training loss as a part of the original weights'. */
    private static double lossLeft(TrialRecord record) {
        List<EpochPoint> history = record.history();
        return history.get(history.size() - 1).loss() / history.get(0).loss();
    }
}
