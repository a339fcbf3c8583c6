package io.editrisk.experiment.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A list, or a word in place of one. Read as {@link Value.Listed}, or the word as {@link Value.Scalar}. */
public record WordOrList(String word, ListForm list) implements Form {

    @Override
    public Optional<Value> read(Node node, String what, Mistakes mistakes) {
        if (!(node instanceof ScalarNode scalar)) {
            return list.read(node, what, mistakes);
        }
        return scalar.getValue().equals(word)
                ? Optional.of(new Value.Scalar(Place.of(node), word))
                : refuse(node, what, mistakes);
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = Form.object();
        schema.putArray("anyOf").add(Form.object().put("const", word)).add(list.schema());
        return schema;
    }

    @Override
    public String expected() {
        return word + ", or " + list.expected();
    }
}
