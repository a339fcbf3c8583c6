package io.editrisk.report;

import io.editrisk.evaluation.Interval;
import io.editrisk.evaluation.Look;
import io.editrisk.evaluation.Look.Quantity;
import io.editrisk.evaluation.Look.State;
import io.editrisk.evaluation.Measurements;
import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.Experiment.StopWhen;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.experiment.PlannedEdit.ReportedAs;
import io.editrisk.report.Summary.Difference;
import io.editrisk.report.Summary.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an edit needs to be measured on more images: not where, at the point of its line that would be taken, one of the gate's
 * limits is broken beyond doubt, or each is kept or broken beyond doubt or known as narrowly as was asked for. Beyond doubt
 * is with 95% over all looks that may be taken ({@link io.editrisk.evaluation.Looks}).
 */
public final class EarlyEnd {

    private final Plan plan;
    private final PlannedEdit edit;
    private final Experiment.Gate gate;
    private final StopWhen stop;

    /** @param plan of an experiment that says when to stop */
    public EarlyEnd(Plan plan, PlannedEdit edit) {
        this.plan = plan;
        this.edit = edit;
        this.gate = plan.experiment().gate().orElseThrow();
        this.stop = plan.experiment().stopWhen().orElseThrow();
    }

    /**
     * Looks.
     *
     * @param records of the edit and the unedited network, up to that look
     */
    public Look look(int look, SetRecords records) {
        List<Quantity> quantities = new ArrayList<>();
        boolean enough = true;
        Measurements read = taken(edit.reportedAs().get(0)).read(look, records);
        if (!taken(edit.reportedAs().get(0)).canBeTaken(read)) {
            return new Look(plan.run(), edit.name(), look, quantities, true);
        }
        for (ReportedAs name : edit.reportedAs()) {
            List<Quantity> own = quantities(name.edit(), taken(name).at(read));
            quantities.addAll(own);
            enough &= own.stream().anyMatch(one -> one.state() == State.BROKEN)
                    || own.stream().noneMatch(one -> one.state() == State.OPEN);
        }
        return new Look(plan.run(), edit.name(), look, quantities, !enough);
    }

    private PointToTake taken(ReportedAs name) {
        return new PointToTake(plan, name.edit());
    }

    private List<Quantity> quantities(String name, Point point) {
        List<Quantity> quantities = new ArrayList<>();
        gate.maxOriginalDrop()
                .ifPresent(limit ->
                        quantities.add(quantity(name, "max-original-drop", point, point.originalChange(), limit)));
        gate.maxOriginalOodPenalty()
                .ifPresent(limit -> point.originalOodPenalty()
                        .ifPresent(loss ->
                                quantities.add(quantity(name, "max-original-ood-penalty", point, loss, limit))));
        return quantities;
    }

    private Quantity quantity(String name, String of, Point point, Difference change, double limit) {
        return new Quantity(
                name, of, point.alpha(), change.value(), change.interval(), state(change.interval(), limit));
    }

    private State state(Interval change, double limit) {
        if (change.low() >= -limit) {
            return State.KEPT;
        }
        if (change.high() < -limit) {
            return State.BROKEN;
        }
        boolean narrow = stop.intervalBelow()
                .map(width -> change.high() - change.low() < width)
                .orElse(false);
        return narrow ? State.NARROW : State.OPEN;
    }
}
