package io.editrisk.function;

import static io.restassured.RestAssured.given;

import io.editrisk.event.Events;
import io.editrisk.event.FunctionDeclaration;
import io.editrisk.event.FunctionName;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The ways to call a function over HTTP; all carry S3's notification of an object. */
final class Calls {

    static final String BUCKET = "editrisk";
    static final String STRUCTURED = "application/cloudevents+json";

    private Calls() {}

    static RequestSpecification json() {
        return given().contentType(ContentType.JSON);
    }

    static RequestSpecification binary(String type) {
        return json().header("ce-specversion", "1.0")
                .header("ce-id", "17793124")
                .header("ce-source", "urn:test")
                .header("ce-type", type);
    }

    static RequestSpecification structured() {
        EncoderConfig asText = EncoderConfig.encoderConfig().encodeContentTypeAs(STRUCTURED, ContentType.TEXT);
        return given().config(RestAssured.config().encoderConfig(asText)).contentType(STRUCTURED);
    }

    static String envelope(String type, String data) {
        return """
                {"specversion": "1.0", "id": "17793124", "source": "urn:test", "type": "%s",
                 "datacontenttype": "application/json", "data": %s}
                """.formatted(type, data);
    }

    static Response plain(FunctionName function, String key) {
        return json().body(Events.created(BUCKET, key)).post("/" + function.label());
    }

    static Response binary(FunctionName function, String key) {
        return binary(type(function)).body(Events.created(BUCKET, key)).post("/");
    }

    static Response structured(FunctionName function, String key) {
        return structured()
                .body(envelope(type(function), Events.created(BUCKET, key)))
                .post("/");
    }

    private static String type(FunctionName function) {
        return FunctionDeclaration.of(function).eventType();
    }
}
