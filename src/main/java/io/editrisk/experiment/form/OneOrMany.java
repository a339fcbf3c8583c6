package io.editrisk.experiment.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A list, or one item of it by itself. Read as {@link Value.Listed} either way. */
public record OneOrMany(ListForm list) implements Form {

    @Override
    public Optional<Value> read(Node node, String what, Mistakes mistakes) {
        if (node instanceof SequenceNode) {
            return list.read(node, what, mistakes);
        }
        return list.item().read(node, what, mistakes).map(value -> new Value.Listed(value.place(), List.of(value)));
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = Form.object();
        schema.putArray("anyOf").add(list.item().schema()).add(list.schema());
        return schema;
    }

    @Override
    public String expected() {
        return list.item().expected() + ", or a list of them";
    }
}
