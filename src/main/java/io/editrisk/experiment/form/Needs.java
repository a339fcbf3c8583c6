package io.editrisk.experiment.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A rule between two keys of a section: one says nothing without the other.
 *
 * @param key the one that needs the other
 * @param expected what the other would be
 */
public record Needs(String key, String other, String expected) implements Rule {

    @Override
    public void check(Value.Fields section, Mistakes mistakes) {
        Place place = section.given().get(key);
        if (place != null && !section.given().containsKey(other)) {
            mistakes.add(
                    place, Wording.quoted(key) + " needs the key " + Wording.quoted(other) + " beside it: " + expected);
        }
    }

    @Override
    public Optional<ObjectNode> schema() {
        ObjectNode schema = Form.object();
        schema.putObject("dependentRequired").putArray(key).add(other);
        return Optional.of(schema);
    }
}
