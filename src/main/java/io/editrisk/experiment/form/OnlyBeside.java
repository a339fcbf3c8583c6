package io.editrisk.experiment.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A rule between two keys of a section: one may only be given where the other is given with that value.
 *
 * @param key the one that needs the other
 * @param other a key whose values are names
 */
public record OnlyBeside(String key, String other, String value) implements Rule {

    @Override
    public void check(Value.Fields section, Mistakes mistakes) {
        Place place = section.given().get(key);
        boolean misread =
                section.given().containsKey(other) && section.find(other).isEmpty();
        if (place == null || misread) {
            return;
        }
        if (section.find(other).isEmpty() || !section.text(other).equals(value)) {
            mistakes.add(place, Wording.quoted(key) + " needs " + Wording.quoted(other + ": " + value) + " beside it");
        }
    }

    @Override
    public Optional<ObjectNode> schema() {
        ObjectNode schema = Form.object();
        schema.putObject("if").putArray("required").add(key);
        ObjectNode then = schema.putObject("then");
        then.putArray("required").add(other);
        then.putObject("properties").putObject(other).put("const", value);
        return Optional.of(schema);
    }
}
