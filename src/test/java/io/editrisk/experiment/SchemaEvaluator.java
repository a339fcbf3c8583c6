package io.editrisk.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The part of JSON schema (draft 2020-12) that experiments' schema uses; any other keyword is an error. */
final class SchemaEvaluator {

    private SchemaEvaluator() {}

    static boolean valid(JsonNode schema, JsonNode value) {
        if (schema.isBoolean()) {
            return schema.booleanValue();
        }
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            if (!holds(keyword.getKey(), keyword.getValue(), schema, value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(String keyword, JsonNode operand, JsonNode schema, JsonNode value) {
        return switch (keyword) {
            case "$schema", "title", "description", "default", "then" -> true;
            case "type" -> isOfType(operand.textValue(), value);
            case "const" -> operand.equals(value);
            case "enum" -> StreamSupport.stream(operand.spliterator(), false).anyMatch(value::equals);
            case "allOf" -> StreamSupport.stream(operand.spliterator(), false).allMatch(one -> valid(one, value));
            case "anyOf" -> StreamSupport.stream(operand.spliterator(), false).anyMatch(one -> valid(one, value));
            case "oneOf" ->
                StreamSupport.stream(operand.spliterator(), false)
                                .filter(one -> valid(one, value))
                                .count()
                        == 1;
            case "if" -> !valid(operand, value) || valid(schema.get("then"), value);
            case "pattern", "maxLength" -> !value.isTextual() || textHolds(keyword, operand, value.textValue());
            case "minimum", "maximum", "exclusiveMinimum" -> !value.isNumber() || numberHolds(keyword, operand, value);
            case "items", "contains", "minItems", "maxItems", "uniqueItems" ->
                !value.isArray() || listHolds(keyword, operand, value);
            case "properties", "required", "additionalProperties", "dependentRequired" ->
                !value.isObject() || sectionHolds(keyword, operand, schema, value);
            default -> throw new IllegalArgumentException("keyword " + keyword);
        };
    }

    private static boolean isOfType(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "number" -> value.isNumber();
            case "integer" ->
                value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
            default -> throw new IllegalArgumentException("type " + type);
        };
    }

    private static boolean textHolds(String keyword, JsonNode operand, String text) {
        return keyword.equals("pattern")
                ? Pattern.compile(operand.textValue()).matcher(text).find()
                : text.codePointCount(0, text.length()) <= operand.intValue();
    }

    private static boolean numberHolds(String keyword, JsonNode operand, JsonNode value) {
        int order = value.decimalValue().compareTo(operand.decimalValue());
        return switch (keyword) {
            case "minimum" -> order >= 0;
            case "maximum" -> order <= 0;
            default -> order > 0;
        };
    }

    private static boolean listHolds(String keyword, JsonNode operand, JsonNode list) {
        return switch (keyword) {
            case "items" -> StreamSupport.stream(list.spliterator(), false).allMatch(item -> valid(operand, item));
            case "contains" -> StreamSupport.stream(list.spliterator(), false).anyMatch(item -> valid(operand, item));
            case "minItems" -> list.size() >= operand.intValue();
            case "maxItems" -> list.size() <= operand.intValue();
            default -> distinct(list);
        };
    }

    private static boolean distinct(JsonNode list) {
        Set<Object> seen = new HashSet<>();
        for (JsonNode item : list) {
            if (!seen.add(item.isNumber() ? item.decimalValue().stripTrailingZeros() : item)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sectionHolds(String keyword, JsonNode operand, JsonNode schema, JsonNode section) {
        return switch (keyword) {
            case "properties" ->
                operand.properties().stream()
                        .allMatch(
                                key -> !section.has(key.getKey()) || valid(key.getValue(), section.get(key.getKey())));
            case "required" ->
                StreamSupport.stream(operand.spliterator(), false).allMatch(key -> section.has(key.textValue()));
            case "additionalProperties" ->
                section.properties().stream()
                        .allMatch(entry -> schema.get("properties").has(entry.getKey()));
            default ->
                operand.properties().stream()
                        .filter(key -> section.has(key.getKey()))
                        .allMatch(key -> StreamSupport.stream(key.getValue().spliterator(), false)
                                .allMatch(needed -> section.has(needed.textValue())));
        };
    }
}
