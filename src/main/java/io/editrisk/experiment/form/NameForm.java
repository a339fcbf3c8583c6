package io.editrisk.experiment.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One of the known names. Read as a {@link String}.
 *
 * @param kind what they name, for instance {@code method}
 */
public record NameForm(String kind, List<String> known) implements Form {
    public NameForm {
        known = List.copyOf(known);
    }

    @Override
    public Optional<Value> read(Node node, String what, Mistakes mistakes) {
        if (!(node instanceof ScalarNode scalar) || !node.getTag().equals(Tag.STR)) {
            return refuse(node, what, mistakes);
        }
        if (!known.contains(scalar.getValue())) {
            mistakes.add(Place.of(node), unknown(kind, scalar.getValue(), known));
            return Optional.empty();
        }
        return Optional.of(new Value.Scalar(Place.of(node), scalar.getValue()));
    }

    /** The message for a name that is not among the known ones: the near ones, then all. */
    public static String unknown(String kind, String written, List<String> known) {
        String near = Wording.didYouMean(Nearest.to(written, known));
        return "unknown " + kind + " " + Wording.quoted(written) + near + (near.isEmpty() ? "; known: " : " known: ")
                + Wording.listed(known);
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = Form.object().put("type", "string");
        known.forEach(schema.putArray("enum")::add);
        return schema;
    }

    @Override
    public String expected() {
        return "one of " + Wording.listed(known);
    }
}
