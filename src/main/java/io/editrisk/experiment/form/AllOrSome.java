package io.editrisk.experiment.form;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A list of known names, or a word for some of them, such as {@code all}. Read as {@link Value.Listed}.
 *
 * @param words what each of them stands for
 */
public record AllOrSome(NameForm name, SortedMap<String, List<String>> words) implements Form {

    public AllOrSome {
        words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
    }

    @Override
    public Optional<Value> read(Node node, String what, Mistakes mistakes) {
        if (!(node instanceof ScalarNode scalar)) {
            return some().read(node, what, mistakes);
        }
        List<String> names = words.get(scalar.getValue());
        if (names == null) {
            return refuse(node, what, mistakes);
        }
        List<Value> every = names.stream()
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
        ArrayNode choice = schema.putArray("anyOf");
        words.keySet().forEach(word -> choice.add(Form.object().put("const", word)));
        choice.add(some().schema());
        return schema;
    }

    @Override
    public String expected() {
        return String.join(", ", words.keySet()) + ", or a list of " + Wording.listed(name.known());
    }
}
