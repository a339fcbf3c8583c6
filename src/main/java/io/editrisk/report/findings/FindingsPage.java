package io.editrisk.report.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The page in Markdown: a table of verdicts, then each claim with its words, verdict, figure, numbers and how they were made.
 *
 * @param folder what figures' names are put behind
 */
record FindingsPage(Seeds seeds, List<Finding> findings, Notes notes, String folder) {

    static String figure(int claim) {
        return "claim-" + (claim + 1) + ".svg";
    }

    String markdown() {
        List<String> parts = new ArrayList<>();
        parts.add("# Findings");
        parts.add("What the paper says of edited models, held against " + runs() + " of"
                + " [one experiment](../examples/findings/findings.yaml). The data, the network's seed and the images that edits"
                + " learn from differ between seeds. Made by `./editrisk findings`; [run.sh](../examples/findings/run.sh) makes"
                + " everything anew.");
        notes.about(0).ifPresent(parts::add);
        parts.add(overview());
        parts.add(
                "Intervals are of the mean over seeds, by Student's t, at 95%. A claim holds where the interval of each number"
                        + " that decides lies wholly on the claimed side for every data set; it does not hold where one lies wholly on the"
                        + " other side; else these runs cannot tell. Of intervals at 95%, one in twenty misses. Differences are in"
                        + " percentage points of accuracy; α = 1 is the edit at full strength. Choosing a trial on the images that are"
                        + " reported, as the paper does, flatters gains; every edit had two trials.");
        parts.add(measured());
        for (int i = 0; i < findings.size(); i++) {
            parts.add(section(i));
        }
        return String.join("\n\n", parts) + "\n";
    }

    private String runs() {
        return seeds.data().stream()
                .map(data -> seeds.runs(data).size() + " seeds on " + data)
                .collect(Collectors.joining(" and "));
    }

    private String overview() {
        List<String> rows = new ArrayList<>();
        rows.add("| | claim | verdict | " + String.join(" | ", seeds.data()) + " |");
        rows.add("|---|---|---|" + "---|".repeat(seeds.data().size()));
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            String byData = seeds.data().stream()
                    .map(data -> finding.standing(data).words())
                    .collect(Collectors.joining(" | "));
            rows.add("| %d | [%s](#claim-%d) | **%s** | %s |"
                    .formatted(
                            i + 1,
                            finding.claim().title(),
                            i + 1,
                            finding.standing(seeds.data()).words(),
                            byData));
        }
        return String.join("\n", rows);
    }

    /** What the networks could before editing, and which edits gained nothing. */
    private String measured() {
        List<Statistic> rows = new ArrayList<>();
        rows.add(Statistic.of(seeds, "before editing, original task", Unit.PERCENT, MeasuredRun::unedited));
        seeds.all().stream()
                .flatMap(run -> run.tasks().stream())
                .distinct()
                .sorted()
                .forEach(task -> rows.add(Statistic.of(
                        seeds, "before editing, on " + task, Unit.PERCENT, run -> run.uneditedEditing(task))));
        rows.add(Statistic.of(
                seeds,
                "gain on the editing task, all edits",
                Unit.POINTS,
                run -> MeasuredRun.mean(run.edits(), edit -> run.gain(edit, edit.taken()))));
        return table("accuracy", rows, false) + nothingGained();
    }

    private String nothingGained() {
        List<Edit> known = seeds.all().stream()
                .flatMap(run -> run.edits().stream())
                .distinct()
                .toList();
        String lacking = seeds.data().stream()
                .map(data -> known.stream()
                                .mapToLong(edit -> seeds.runs(data).stream()
                                        .filter(run -> !run.edits().contains(edit))
                                        .count())
                                .sum()
                        + " of " + known.size() * seeds.runs(data).size() + " on " + data)
                .collect(Collectors.joining(", "));
        return "\n\nEdits of which no trial gained anything, so that there is nothing to measure: " + lacking + ".";
    }

    private String section(int index) {
        Finding finding = findings.get(index);
        List<String> parts = new ArrayList<>();
        parts.add("<a id=\"claim-%d\"></a>\n## %d. %s"
                .formatted(index + 1, index + 1, capital(finding.claim().title())));
        parts.add("**" + capital(finding.standing(seeds.data()).words()) + "** ("
                + seeds.data().stream()
                        .map(data -> data + ": " + finding.standing(data).words())
                        .collect(Collectors.joining(", "))
                + ").");
        parts.add("> " + finding.claim().quoted());
        notes.about(index + 1).ifPresent(parts::add);
        parts.add("![%s](%s/%s)".formatted(finding.figure().caption(), folder, figure(index)));
        parts.add(finding.figure().caption());
        parts.add(table("what decides", finding.deciding(), true));
        parts.add(table("what was tested beside it", finding.tested(), false));
        parts.add("How: " + finding.claim().rule());
        return String.join("\n\n", parts);
    }

    private String table(String title, List<Statistic> statistics, boolean verdicts) {
        List<String> rows = new ArrayList<>();
        rows.add("| " + title + " | " + String.join(" | ", seeds.data()) + " |");
        rows.add("|---|" + "---|".repeat(seeds.data().size()));
        for (Statistic statistic : statistics) {
            rows.add("| " + statistic.of() + " | "
                    + seeds.data().stream()
                            .map(data -> cell(statistic, data, verdicts))
                            .collect(Collectors.joining(" | "))
                    + " |");
        }
        return String.join("\n", rows);
    }

    private String cell(Statistic statistic, String data, boolean verdict) {
        if (!statistic.byData().containsKey(data)) {
            return "not measured";
        }
        SeedMean mean = Objects.requireNonNull(statistic.byData().get(data));
        int all = seeds.runs(data).size();
        return statistic.unit().text(mean)
                + (mean.seeds() < all ? ", " + mean.seeds() + " of " + all + " seeds" : "")
                + (verdict ? " " + statistic.standing(data).words() : "");
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
