package io.editrisk.cli;

import io.editrisk.experiment.form.NameForm;
import io.editrisk.experiment.form.Wording;
import io.editrisk.shift.Corruptions;
import io.editrisk.shift.Shift;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Corruptions and severities as a command takes them. */
final class ShiftChoice {

    private static final String ALL = "all";
    private static final int MOST_SEVERE = 5;

    @Option(
            names = "--kind",
            split = ",",
            paramLabel = "KIND",
            description = "One that `editrisk corruptions` lists, several with commas between, or all.")
    private List<String> kinds = new ArrayList<>();

    @Option(
            names = "--severity",
            split = ",",
            paramLabel = "S",
            description = "1 (mild) to 5, several with commas between, or all.")
    private List<String> severities = new ArrayList<>();

    /** Whether one corruption at one severity is named: then there is no folder of each. */
    boolean single() {
        return shifts().size() == 1 && !kinds.contains(ALL) && !severities.contains(ALL);
    }

    /** Each corruption at each severity, in the order of the lists that name all; what is left out is a mistake. */
    List<Shift> shifts() {
        if (kinds.isEmpty() || severities.isEmpty()) {
            throw new WrongInputException((kinds.isEmpty() ? "--kind" : "--severity") + " is missing");
        }
        return each();
    }

    /** The same, where nothing named means all. */
    List<Shift> shiftsOrAll() {
        return each();
    }

    private List<Shift> each() {
        List<Integer> levels = levels();
        return kinds().stream()
                .flatMap(kind -> levels.stream().map(severity -> new Shift(kind, severity)))
                .toList();
    }

    private List<String> kinds() {
        for (String kind : kinds) {
            if (!kind.equals(ALL) && !Corruptions.names().contains(kind)) {
                List<String> known = Stream.concat(Stream.of(ALL), Corruptions.names().stream())
                        .toList();
                throw new WrongInputException("--kind: " + NameForm.unknown("corruption", kind, known));
            }
        }
        return kinds.isEmpty() || kinds.contains(ALL)
                ? Corruptions.names()
                : Corruptions.names().stream().filter(kinds::contains).toList();
    }

    private List<Integer> levels() {
        List<Integer> all = IntStream.rangeClosed(1, MOST_SEVERE).boxed().toList();
        for (String severity : severities) {
            if (!severity.equals(ALL) && all.stream().map(String::valueOf).noneMatch(severity::equals)) {
                throw new WrongInputException("--severity: " + Wording.quoted(severity)
                        + " is none; 1 (mild) to 5, several with commas between, or all");
            }
        }
        return severities.isEmpty() || severities.contains(ALL)
                ? all
                : all.stream()
                        .filter(level -> severities.contains(level.toString()))
                        .toList();
    }
}
