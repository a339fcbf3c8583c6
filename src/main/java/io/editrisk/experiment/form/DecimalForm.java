package io.editrisk.experiment.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A number. Read as a {@link Double}.
 *
 * @param least the lower bound
 * @param open whether the lower bound itself is out
 * @param most the upper bound, included; empty for none
 */
public record DecimalForm(double least, boolean open, OptionalDouble most) implements Form {

    /** A number above {@code least}. */
    public static DecimalForm above(double least) {
        return new DecimalForm(least, true, OptionalDouble.empty());
    }

    /** A number from {@code least} to {@code most}. */
    public static DecimalForm between(double least, double most) {
        return new DecimalForm(least, false, OptionalDouble.of(most));
    }

    /** A number above {@code least} and at most {@code most}. */
    public static DecimalForm aboveUpTo(double least, double most) {
        return new DecimalForm(least, true, OptionalDouble.of(most));
    }

    @Override
    public Optional<Value> read(Node node, String what, Mistakes mistakes) {
        Optional<Double> number = Numeral.in(node)
                .map(BigDecimal::doubleValue)
                .filter(this::allows)
                .map(n -> n + 0.0); // -0.0 is 0
        if (number.isEmpty()) {
            return refuse(node, what, mistakes);
        }
        return Optional.of(new Value.Scalar(Place.of(node), number.get()));
    }

    private boolean allows(double number) {
        return Double.isFinite(number)
                && (open ? number > least : number >= least)
                && number <= most.orElse(Double.MAX_VALUE);
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = Form.object().put("type", "number");
        schema.put(open ? "exclusiveMinimum" : "minimum", new BigDecimal(Wording.plain(least)));
        most.ifPresent(bound -> schema.put("maximum", new BigDecimal(Wording.plain(bound))));
        return schema;
    }

    @Override
    public String expected() {
        String upper = most.isPresent() ? Wording.plain(most.getAsDouble()) : "";
        if (open) {
            return "a number above " + Wording.plain(least) + (upper.isEmpty() ? "" : ", at most " + upper);
        }
        return upper.isEmpty()
                ? "a number of at least " + Wording.plain(least)
                : "a number from " + Wording.plain(least) + " to " + upper;
    }
}
