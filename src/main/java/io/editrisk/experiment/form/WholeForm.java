package io.editrisk.experiment.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** A whole number, both bounds included. Read as a {@link Long}. */
public record WholeForm(long least, long most) implements Form {

    @Override
    public Optional<Value> read(Node node, String what, Mistakes mistakes) {
        Optional<BigDecimal> number = Numeral.in(node)
                .filter(n -> n.compareTo(BigDecimal.valueOf(least)) >= 0 && n.compareTo(BigDecimal.valueOf(most)) <= 0)
                .filter(n -> n.stripTrailingZeros().scale() <= 0);
        if (number.isEmpty()) {
            return refuse(node, what, mistakes);
        }
        return Optional.of(new Value.Scalar(Place.of(node), number.get().longValueExact()));
    }

    @Override
    public ObjectNode schema() {
        return Form.object().put("type", "integer").put("minimum", least).put("maximum", most);
    }

    @Override
    public String expected() {
        return "a whole number from " + least + " to " + most;
    }
}
