package io.editrisk.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.store.Json;
import io.editrisk.store.MalformedJsonException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a call of a function looks like: {@code POST /<function>} with any JSON, or a CloudEvent, binary or structured,
 * with JSON as its data. Funqy, which comes after, has no words for what is missing.
 *
 * @param header of the request, by name; null where there is none
 */
record HttpCall(String method, String path, Function<String, @Nullable String> header, byte[] body) {

    static final String EVENTS = "/";

    private static final String JSON = "application/json";
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String ALLOWED = "allowed are " + JSON + " and " + STRUCTURED;
    private static final String VERSION = "1.0";
    private static final List<String> REQUIRED = List.of("specversion", "id", "source", "type");

    /** A {@link RefusedException} where Funqy could not make a call of it. */
    void check() {
        if (!method.equals("POST")) {
            throw new RefusedException(405, "functions answer POST, not " + method);
        }
        String type = header.apply("content-type");
        if (type == null) {
            throw new RefusedException(415, "a request without content-type; " + ALLOWED);
        } else if (type.startsWith(STRUCTURED)) {
            structured(json());
        } else if (!type.startsWith(JSON)) {
            throw new RefusedException(415, "content-type is " + type + "; " + ALLOWED);
        } else if (isBinaryEvent()) {
            attributes(name -> header.apply("ce-" + name), "ce-");
            json();
        } else if (path.equals(EVENTS)) {
            throw new RefusedException(404, "no function here; POST JSON to /<function>, or a CloudEvent");
        } else {
            json();
        }
    }

    private boolean isBinaryEvent() {
        return REQUIRED.stream().anyMatch(name -> header.apply("ce-" + name) != null);
    }

    private static void structured(JsonNode event) {
        attributes(name -> event.path(name).textValue(), "");
        String type = event.path("datacontenttype").asText(JSON);
        if (event.path("data").isMissingNode() || !type.startsWith(JSON)) {
            throw new RefusedException(400, "a CloudEvent without data in JSON");
        }
    }

    private static void attributes(Function<String, @Nullable String> attribute, String prefix) {
        for (String name : REQUIRED) {
            String value = attribute.apply(name);
            if (value == null || value.isBlank()) {
                throw new RefusedException(400, "a CloudEvent without " + prefix + name);
            }
        }
        String version = String.valueOf(attribute.apply("specversion"));
        if (!version.equals(VERSION)) {
            throw new RefusedException(400, "a CloudEvent of specversion " + version + "; allowed is " + VERSION);
        }
    }

    private JsonNode json() {
        if (body.length == 0) {
            throw new RefusedException(400, "the body is empty; an event about an object in JSON is needed");
        }
        try {
            return Json.tree(body);
        } catch (MalformedJsonException e) {
            throw new RefusedException(400, "the body is " + e.getMessage());
        }
    }
}
