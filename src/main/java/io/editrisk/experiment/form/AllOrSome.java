package io.editrisk.experiment.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A list of known names, or the word {@code all} for every one of them. Read as {@link Value.Listed}. */
public record AllOrSome(NameForm name) implements Form {

    private static final String ALL = "all";

    @Override
    public Optional<Value> read(Node node, String what, Mistakes mistakes) {
        if (!(node instanceof ScalarNode scalar)) {
            return some().read(node, what, mistakes);
        }
        if (!scalar.getValue().equals(ALL)) {
            return refuse(node, what, mistakes);
        }
        List<Value> every = name.known().stream()
                .<Value>map(known -> new Value.Scalar(Place.of(node), known))
                .toList();
        return Optional.of(new Value.Listed(Place.of(node), every));
    }

    private ListForm some() {
        return new ListForm(name, name.known().size());
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = Form.object();
        schema.putArray("anyOf").add(Form.object().put("const", ALL)).add(some().schema());
        return schema;
    }

    @Override
    public String expected() {
        return ALL + ", or a list of " + Wording.listed(name.known());
    }
}
