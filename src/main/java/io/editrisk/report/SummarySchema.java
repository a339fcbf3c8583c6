package io.editrisk.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.editrisk.store.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The JSON schema (draft 2020-12) of {@code summary.json}, made from the records that are written there. */
public final class SummarySchema {

    private static final Map<Class<?>, String> PLAIN = Map.of(
            int.class, "integer",
            long.class, "integer",
            OptionalInt.class, "integer",
            double.class, "number",
            Double.class, "number",
            OptionalDouble.class, "number",
            boolean.class, "boolean",
            String.class, "string");

    private final Map<String, Class<?>> named = new LinkedHashMap<>();
    private final ObjectNode definitions = node();

    private SummarySchema() {}

    /** The schema, pretty-printed. */
    public static byte[] json() {
        SummarySchema of = new SummarySchema();
        ObjectNode schema = node().put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "editrisk summary")
                .put(
                        "description",
                        "summary.json of a run's report: accuracies as fractions, differences as the edited network's"
                                + " accuracy less the other one's.");
        schema.setAll(of.record(Summary.class));
        ((ObjectNode) schema.path("properties").path("schema")).put("const", Summary.SCHEMA);
        schema.set("$defs", of.definitions);
        return Json.encodePretty(schema);
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode record(Class<?> type) {
        ObjectNode properties = node();
        ObjectNode schema = node().put("type", "object").put("additionalProperties", false);
        var required = schema.putArray("required");
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            properties.set(name, value(component.getGenericType()));
            if (!component.getType().getSimpleName().startsWith("Optional")) {
                required.add(name);
            }
        }
        schema.set("properties", properties);
        return schema;
    }

    private ObjectNode value(Type type) {
        if (type instanceof ParameterizedType generic) {
            ObjectNode inner = value(generic.getActualTypeArguments()[0]);
            if (generic.getRawType() == Optional.class) {
                return inner;
            }
            if (generic.getRawType() == List.class) {
                ObjectNode list = node().put("type", "array");
                list.set("items", inner);
                return list;
            }
        }
        if (type instanceof Class<?> plain) {
            return value(plain);
        }
        throw new IllegalStateException("no JSON type for " + type.getTypeName());
    }

    private ObjectNode value(Class<?> type) {
        String plain = PLAIN.get(type);
        if (plain != null) {
            return node().put("type", plain);
        }
        if (type.isEnum()) {
            ObjectNode words = node();
            var all = words.putArray("enum");
            for (Object constant : type.getEnumConstants()) {
                JsonNode word = Json.tree(Json.encode(constant));
                all.add(word);
            }
            return words;
        }
        if (!type.isRecord()) {
            throw new IllegalStateException("no JSON type for " + type.getName());
        }
        String name = type.getSimpleName();
        Class<?> known = named.putIfAbsent(name, type);
        if (known == null) {
            definitions.set(name, node());
            definitions.set(name, record(type));
        } else if (known != type) {
            throw new IllegalStateException("two records are named " + name);
        }
        return node().put("$ref", "#/$defs/" + name);
    }
}
