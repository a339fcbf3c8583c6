package io.editrisk.report.findings;

import io.editrisk.edit.EditingMethods;
import io.editrisk.edit.LowRank;
import io.editrisk.edit.Optimisation;
import io.editrisk.edit.TrainedMethod;
import io.editrisk.edit.TrialSpec;
import io.editrisk.network.Architecture;
import io.editrisk.network.Network;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many numbers an edit was free to choose: all of the tensors that it trained, or of a term of rank one the factors that
 * were trained, both for direct low-rank, one for rewriting.
 */
final class ChangedParameters {

    private static final int RANK = 1;

    private final Network network;
    private final Map<String, List<Long>> shapes;

    ChangedParameters(Architecture architecture, int classes) {
        network = new Network(architecture);
        shapes = architecture.tensors(classes);
    }

    /** An {@link InvalidMetricsException} where the method trains nothing or the architecture has no such layer. */
    long of(Edit.Place place) {
        TrainedMethod method = EditingMethods.trained(place.method())
                .orElseThrow(() -> new InvalidMetricsException(place.method() + " trains nothing that can be counted"));
        try {
            return method.trained(network, spec(place)).stream()
                    .map(tensor -> Objects.requireNonNull(shapes.get(tensor), tensor))
                    .mapToLong(shape -> method.takesRank() ? factors(method, shape) : product(shape))
                    .sum();
        } catch (IllegalArgumentException e) {
            throw new InvalidMetricsException(network.architecture().name() + " has no layer "
                    + place.layer().orElse("") + " to edit: " + e.getMessage());
        }
    }

    private static long factors(TrainedMethod method, List<Long> shape) {
        return RANK * (method.takesMoment() ? shape.get(0) : shape.get(0) + shape.get(1));
    }

    private static long product(List<Long> shape) {
        return shape.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
    }

    /** A trial of no matter what rate: which tensors are trained does not depend on it. */
    private static TrialSpec spec(Edit.Place place) {
        return new TrialSpec(
                0,
                place.method(),
                place.layer(),
                1,
                Optional.empty(),
                Optional.of(new LowRank(RANK, 1)),
                Optional.of(new Optimisation(Optimisation.Kind.SGD, 0, 0)),
                0,
                1,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }
}
