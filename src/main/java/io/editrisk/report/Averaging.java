package io.editrisk.report;

import io.editrisk.experiment.Plan;
import io.editrisk.report.Summary.Average;
import io.editrisk.report.Summary.EditSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What edits do on average: a method at a layer over editing tasks, and a method over its layers and editing tasks. Edits that
 * start from others are not among them: their changes are those of several methods.
 */
record Averaging(Plan plan, Sweeps sweeps) {

    /** Of what there are several; methods in the order of the plan, each before its layers. */
    List<Average> of(List<EditSummary> edits) {
        List<Average> averages = new ArrayList<>();
        List<EditSummary> single =
                edits.stream().filter(edit -> edit.base().isEmpty()).toList();
        grouped(single, EditSummary::method).forEach((method, ofMethod) -> {
            add(method, ofMethod, averages);
            Map<String, List<EditSummary>> places = grouped(ofMethod, EditSummary::place);
            if (places.size() > 1) {
                places.forEach((place, ofPlace) -> add(place, ofPlace, averages));
            }
        });
        return averages;
    }

    private static Map<String, List<EditSummary>> grouped(List<EditSummary> edits, Function<EditSummary, String> by) {
        Map<String, List<EditSummary>> groups = new LinkedHashMap<>();
        edits.forEach(edit -> groups.computeIfAbsent(by.apply(edit), first -> new ArrayList<>())
                .add(edit));
        return groups;
    }

    private void add(String of, List<EditSummary> edits, List<Average> averages) {
        List<Sweeps.At> gained = edits.stream()
                .flatMap(edit -> edit.chosen().stream()
                        .map(chosen -> new Sweeps.At(plan.reported(edit.edit()).orElseThrow(), chosen.alpha())))
                .toList();
        if (edits.size() > 1 && !gained.isEmpty()) {
            averages.add(sweeps.average(of, edits.get(0).method(), gained, edits.size() - gained.size()));
        }
    }
}
