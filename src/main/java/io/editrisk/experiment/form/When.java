package io.editrisk.experiment.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A rule between two keys of a section: where one has one of some values, the other must be given, or must not be.
 *
 * @param key the deciding key, whose values are names
 * @param values the values that decide
 * @param other the key that is then needed or refused
 * @param needed needed, or else refused
 * @param why goes into the message after the value, for instance {@code edits the whole network and takes no 'layers'}
 */
public record When(String key, List<String> values, String other, boolean needed, String why) implements Rule {
    public When {
        values = List.copyOf(values);
    }

    @Override
    public void check(Value.Fields section, Mistakes mistakes) {
        Optional<Value> deciding = section.find(key);
        if (deciding.isEmpty() || !values.contains(section.text(key))) {
            return;
        }
        Optional<Place> given = Optional.ofNullable(section.given().get(other));
        if (given.isPresent() != needed) {
            mistakes.add(
                    given.orElse(deciding.get().place()), key + " " + Wording.quoted(section.text(key)) + " " + why);
        }
    }

    @Override
    public Optional<ObjectNode> schema() {
        ObjectNode schema = Form.object();
        ObjectNode condition = schema.putObject("if");
        ObjectNode deciding = condition.putObject("properties").putObject(key);
        values.forEach(deciding.putArray("enum")::add);
        condition.putArray("required").add(key);
        ObjectNode then = schema.putObject("then");
        if (needed) {
            then.putArray("required").add(other);
        } else {
            then.putObject("properties").put(other, false);
        }
        return Optional.of(schema);
    }
}
