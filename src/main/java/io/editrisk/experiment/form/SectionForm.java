package io.editrisk.experiment.form;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Keys with values, and the rules between them. Read as {@link Value.Fields}. */
public record SectionForm(List<Key> keys, List<Rule> rules) implements Form {
    public SectionForm {
        keys = List.copyOf(keys);
        rules = List.copyOf(rules);
    }

    public static SectionForm of(Key... keys) {
        return new SectionForm(List.of(keys), List.of());
    }

    /** The same with rules. */
    public SectionForm where(Rule... more) {
        return new SectionForm(keys, List.of(more));
    }

    @Override
    public Optional<Value> read(Node node, String what, Mistakes mistakes) {
        if (!(node instanceof MappingNode mapping)) {
            return refuse(node, what, mistakes);
        }
        Value.Fields fields = new SectionReading(this, what, mistakes).read(mapping);
        rules.forEach(rule -> rule.check(fields, mistakes));
        return Optional.of(fields);
    }

    /** What stands in for the section where it is absent: the defaults of its keys. */
    Value absent(Place place) {
        Map<String, Value> values = new LinkedHashMap<>();
        keys.forEach(key -> key.absent().ifPresent(standIn -> values.put(key.name(), standIn.apply(place))));
        return new Value.Fields(place, Map.of(), values);
    }

    List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    Optional<Key> key(String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = Form.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (Key key : keys) {
            ObjectNode property = key.form().schema();
            property.put("description", key.about());
            key.absent().ifPresent(standIn -> putDefault(property, standIn.apply(Place.START)));
            properties.set(key.name(), property);
        }
        List<String> required =
                keys.stream().filter(Key::required).map(Key::name).toList();
        if (!required.isEmpty()) {
            required.forEach(schema.putArray("required")::add);
        }
        schema.put("additionalProperties", false);
        List<ObjectNode> held =
                rules.stream().map(Rule::schema).flatMap(Optional::stream).toList();
        if (!held.isEmpty()) {
            ArrayNode all = schema.putArray("allOf");
            held.forEach(all::add);
        }
        return schema;
    }

    private static void putDefault(ObjectNode property, Value standIn) {
        if (standIn instanceof Value.Scalar scalar) {
            property.putPOJO("default", scalar.content());
        }
    }

    @Override
    public String expected() {
        return "a mapping with the keys " + Wording.listed(names());
    }
}
