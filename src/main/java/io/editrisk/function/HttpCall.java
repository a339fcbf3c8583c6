package io.editrisk.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.store.Json;
import io.editrisk.store.MalformedJsonException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a call of a function looks like: {@code POST /<function>} with any JSON, or a CloudEvent, binary or structured,
 * with JSON as its data; {@code POST /plan} also with an experiment's text, and {@code POST /} with an event that names no
 * function, or a batch of CloudEvents. Funqy, which comes after, has no words for what is missing.
 *
 * @param header of the request, by name; null where there is none
 */
record HttpCall(String method, String path, Function<String, @Nullable String> header, byte[] body) {

    static final String EVENTS = "/";
    static final String PLAN = "/plan";

    private static final String JSON = "application/json";
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final List<String> YAML = List.of("application/yaml", "application/x-yaml", "text/yaml");
    private static final String TEXT = "text/plain";
    private static final String SNS = "x-amz-sns-message-type";
    private static final String VERSION = "1.0";
    private static final List<String> REQUIRED = List.of("specversion", "id", "source", "type");

    static HttpCall of(RoutingContext context) {
        Buffer body = context.body().buffer();
        return new HttpCall(
                context.request().method().name(),
                context.normalizedPath(),
                context.request()::getHeader,
                body == null ? new byte[0] : body.getBytes());
    }

    /** A {@link RefusedException} where no call can be made of it. */
    void check() {
        if (!method.equals("POST")) {
            throw new RefusedException(405, "functions answer POST, not " + method);
        }
        String type = header.apply("content-type");
        if (type == null) {
            throw new RefusedException(415, "a request without content-type; " + allowed());
        } else if (isExperiment()) {
            requireBody("an experiment in YAML");
        } else if (isBatch()) {
            batch(json());
        } else if (isStructured()) {
            structured(json());
        } else if (!is(JSON) && !isFromSns()) {
            throw new RefusedException(415, "content-type is " + type + "; " + allowed());
        } else {
            if (isBinaryEvent()) {
                attributes(name -> header.apply("ce-" + name), "ce-");
            }
            json();
        }
    }

    boolean isExperiment() {
        return path.equals(PLAN) && YAML.stream().anyMatch(this::is);
    }

    boolean isBatch() {
        return path.equals(EVENTS) && is(BATCH);
    }

    /** Whether it is SNS that sends its JSON as plain text. */
    boolean isFromSns() {
        return List.of(EVENTS, PLAN).contains(path) && is(TEXT) && header.apply(SNS) != null;
    }

    /** The type of the CloudEvent, if it is one. */
    Optional<String> type() {
        return Optional.ofNullable(isStructured() ? json().path("type").textValue() : header.apply("ce-type"));
    }

    private boolean isStructured() {
        return is(STRUCTURED);
    }

    private boolean isBinaryEvent() {
        return REQUIRED.stream().anyMatch(name -> header.apply("ce-" + name) != null);
    }

    private boolean is(String type) {
        String given = String.valueOf(header.apply("content-type"));
        return given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(type);
    }

    private String allowed() {
        return "allowed are " + JSON + " and " + STRUCTURED
                + (path.equals(EVENTS) ? ", and " + BATCH : "")
                + (path.equals(PLAN) ? ", and " + YAML.get(0) : "");
    }

    private static void batch(JsonNode events) {
        if (!events.isArray()) {
            throw new RefusedException(400, "a batch of CloudEvents is a list");
        }
        events.forEach(HttpCall::structured);
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
        requireBody("an event about an object in JSON");
        try {
            return Json.tree(body);
        } catch (MalformedJsonException e) {
            throw new RefusedException(400, "the body is " + e.getMessage());
        }
    }

    private void requireBody(String what) {
        if (body.length == 0) {
            throw new RefusedException(400, "the body is empty; " + what + " is needed");
        }
    }
}
