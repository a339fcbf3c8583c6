package io.editrisk.experiment.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** True or false. Read as a {@link Boolean}. */
public record TruthForm() implements Form {

    @Override
    public Optional<Value> read(Node node, String what, Mistakes mistakes) {
        return node instanceof ScalarNode scalar && node.getTag().equals(Tag.BOOL)
                ? Optional.of(new Value.Scalar(Place.of(node), scalar.getValue().equalsIgnoreCase("true")))
                : refuse(node, what, mistakes);
    }

    @Override
    public ObjectNode schema() {
        return Form.object().put("type", "boolean");
    }

    @Override
    public String expected() {
        return "true or false";
    }
}
