package io.editrisk.experiment.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A list of at least one item, no two scalars in it the same. Read as {@link Value.Listed}. */
public record ListForm(Form item, int most) implements Form {

    @Override
    public Optional<Value> read(Node node, String what, Mistakes mistakes) {
        if (!(node instanceof SequenceNode sequence)) {
            return refuse(node, what, mistakes);
        }
        if (sequence.getValue().isEmpty()) {
            return refuse(sequence, "an empty list", what, mistakes);
        }
        List<Value> items = items(sequence.getValue(), what, mistakes);
        // a list may be too long because of items that are wrong: say that instead
        return items.size() > most
                ? refuse(sequence, "a list of " + sequence.getValue().size(), what, mistakes)
                : Optional.of(new Value.Listed(Place.of(node), items));
    }

    private Optional<Value> refuse(Node node, String held, String what, Mistakes mistakes) {
        mistakes.add(Place.of(node), what + " is " + held + "; expected " + expected());
        return Optional.empty();
    }

    private List<Value> items(List<Node> nodes, String what, Mistakes mistakes) {
        List<Value> items = new ArrayList<>();
        Map<Object, Integer> first = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            String which = "item " + (i + 1) + " of " + what;
            Optional<Value> value = item.read(nodes.get(i), which, mistakes);
            if (value.isPresent() && value.get() instanceof Value.Scalar scalar) {
                Integer earlier = first.putIfAbsent(scalar.content(), i + 1);
                if (earlier != null) {
                    mistakes.add(Place.of(nodes.get(i)), which + " is the same as item " + earlier + "; list it once");
                    continue;
                }
            }
            value.ifPresent(items::add);
        }
        return items;
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = Form.object().put("type", "array");
        schema.set("items", item.schema());
        schema.put("minItems", 1).put("maxItems", most);
        if (!(item instanceof SectionForm)) {
            schema.put("uniqueItems", true);
        }
        return schema;
    }

    @Override
    public String expected() {
        return item instanceof SectionForm
                ? "a list of 1 to " + most + " mappings"
                : "a list of 1 to " + most + ", each " + item.expected();
    }
}
