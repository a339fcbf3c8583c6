package io.editrisk.experiment.form;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A rule between keys of a section that are two ways to say one thing: one of them is there, and only one.
 *
 * @param what names the section in messages, for instance {@code the experiment}
 * @param keys the usual one first; at least two
 */
public record ExactlyOne(String what, List<String> keys) implements Rule {

    public ExactlyOne {
        keys = List.copyOf(keys);
    }

    @Override
    public void check(Value.Fields section, Mistakes mistakes) {
        List<String> given = keys.stream().filter(section.given()::containsKey).toList();
        if (given.isEmpty()) {
            mistakes.add(
                    section.place(),
                    what + " lacks the key " + Wording.quoted(keys.get(0)) + ", or in its place "
                            + Wording.listed(keys.subList(1, keys.size())));
        }
        if (given.size() > 1) {
            mistakes.add(
                    Objects.requireNonNull(section.given().get(given.get(1))),
                    Wording.listed(given) + " are both given; one of them is allowed");
        }
    }

    @Override
    public Optional<ObjectNode> schema() {
        ObjectNode schema = Form.object();
        ArrayNode one = schema.putArray("oneOf");
        keys.forEach(key -> one.addObject().putArray("required").add(key));
        return Optional.of(schema);
    }
}
