package io.editrisk.experiment;

import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Rule;
import io.editrisk.experiment.form.Value;
import io.editrisk.experiment.form.Wording;
import java.util.List;

/** The point that is named is one that is measured. */
final class FixedAlpha implements Rule {

    @Override
    public void check(Value.Fields experiment, Mistakes mistakes) {
        if (experiment.find("fixed-alpha").isEmpty()
                || experiment.find("alphas").isEmpty()) {
            return;
        }
        Value.Fields alphas = experiment.section("alphas");
        boolean read = List.of("from", "to", "step").stream()
                .allMatch(key -> alphas.find(key).isPresent());
        if (!read || alphas.decimal("from") > alphas.decimal("to")) {
            return;
        }
        double fixed = experiment.decimal("fixed-alpha");
        List<Double> points =
                new Experiment.Alphas(alphas.decimal("from"), alphas.decimal("to"), alphas.decimal("step")).points();
        if (!points.contains(fixed)) {
            mistakes.add(
                    experiment.find("fixed-alpha").orElseThrow().place(),
                    "'fixed-alpha' is the number " + Wording.plain(fixed) + "; expected one of the alphas "
                            + Wording.listed(points.stream()
                                    .filter(point -> point > 0)
                                    .map(Wording::plain)
                                    .toList()));
        }
    }
}
