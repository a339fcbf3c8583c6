package io.editrisk.cli;

import io.editrisk.experiment.Amount;
import io.editrisk.experiment.Workload;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plan for people: what is not here, one table, hours where a rate is known. */
final class PlanLines {

    private static final double SECONDS_AN_HOUR = 3600;
    private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P", "E", "Z"};

    private PlanLines() {}

    /**
     * Hours of a device that does nothing else.
     *
     * @param gflops what it does a second
     * @param trainingAtMost with the moments that rewriting takes
     */
    record Hours(String device, double gflops, Amount evaluation, Amount trainingAtMost) {}

    static Hours hours(Workload work, PlanCommand.Rate rate) {
        double perOperation = 1 / (rate.gflops() * 1e9 * SECONDS_AN_HOUR);
        return new Hours(
                rate.device(),
                rate.gflops(),
                work.evaluation().times(perOperation),
                work.training().plus(work.moments()).times(perOperation));
    }

    static List<String> of(PlanCommand.Answer answer, Map<String, Integer> said) {
        List<String> lines = new ArrayList<>();
        lines.add(answer.experiment() + " with " + answer.architecture() + "; nothing was run");
        answer.needs()
                .forEach(key -> lines.add("needs " + key + ": not here"
                        + (said.containsKey(key) ? ", taken for " + said.get(key) + " samples" : "")));
        lines.addAll(table(answer.work()).lines());
        answer.hours().ifPresent(hours -> {
            lines.add("");
            lines.add(String.format(Locale.ROOT, "%s: %.1f GFLOP/s", hours.device(), hours.gflops()));
            lines.add(
                    "evaluation " + hours(hours.evaluation()) + ", training at most " + hours(hours.trainingAtMost()));
        });
        return lines;
    }

    private static Table table(Workload work) {
        String most = work.mostly() ? "at most: evaluations may end early" : "";
        return new Table("WHAT", "HOW MUCH", "")
                .row("edits", count(Amount.known(work.edits())), "")
                .row("trials", count(Amount.known(work.trials())), "at most " + work.epochs() + " epochs each")
                .row("evaluation tasks", count(work.tasks()), most)
                .row("images", count(work.images()), "of all sets, none left out")
                .row("images x points", count(work.imagePoints()), most)
                .row("one pass", scaled(Amount.known(work.perPicture()), "FLOP"), "a picture")
                .row("unedited network", scaled(work.unedited(), "FLOP"), "on all images")
                .row("before the edits", scaled(work.before(), "FLOP"), "once an image and edit")
                .row("after", scaled(work.after(), "FLOP"), "once an image, edit and point")
                .row("training at most", scaled(work.training(), "FLOP"), "when no trial stops early")
                .row("second moments", scaled(work.moments(), "FLOP"), "once a network, layer and data set")
                .row("zero-shot heads", scaled(work.heads(), "FLOP"), "once a network and choice of words")
                .row("weights read", scaled(work.weightBytes(), "B"), "once a process")
                .row("data read", scaled(work.dataBytes(), "B"), "once a process")
                .row("edits written", scaled(work.deltaBytes(), "B"), "at most")
                .row("store requests", count(work.requests()), "about");
    }

    private static String count(Amount amount) {
        return said(String.format(Locale.ROOT, "%.0f", amount.known()), amount);
    }

    /** With a prefix of thousands, to three digits. */
    private static String scaled(Amount amount, String unit) {
        double value = amount.known();
        int prefix = 0;
        while (value >= 1000 && prefix < PREFIXES.length - 1) {
            value /= 1000;
            prefix++;
        }
        return said(digits(value, 3) + " " + PREFIXES[prefix] + unit, amount);
    }

    private static String hours(Amount hours) {
        return said(digits(hours.known(), 2) + " hours", hours);
    }

    private static String digits(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits)).toPlainString();
    }

    private static String said(String known, Amount amount) {
        if (amount.complete()) {
            return known;
        }
        return amount.known() == 0 ? "unknown" : known + " and more";
    }
}
