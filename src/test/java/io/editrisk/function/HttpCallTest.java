package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCallTest {

    private final Map<String, String> headers = new TreeMap<>(Map.of("content-type", "application/json"));

    private void check(String path, String body) {
        new HttpCall("POST", path, headers::get, body.getBytes(StandardCharsets.UTF_8)).check();
    }

    private void binary() {
        headers.putAll(Map.of("ce-specversion", "1.0", "ce-id", "1", "ce-source", "urn:test", "ce-type", "any"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "application/json;charset=UTF-8"})
    void plainJsonIsACall(String type) {
        headers.put("content-type", type);

        assertThatCode(() -> check("/plan", "{}")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/plan"})
    void aBinaryEventIsACallWhateverItsPath(String path) {
        binary();

        assertThatCode(() -> check(path, "{}")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce-specversion", "ce-id", "ce-source", "ce-type"})
    void aBinaryEventNeedsEachOfItsAttributes(String attribute) {
        binary();
        headers.remove(attribute);

        assertThatThrownBy(() -> check("/plan", "{}")).hasMessage("a CloudEvent without " + attribute);
    }

    @Test
    void aLaterVersionOfCloudEventsIsRefused() {
        binary();
        headers.put("ce-specversion", "9");

        assertThatThrownBy(() -> check("/", "{}")).hasMessage("a CloudEvent of specversion 9; allowed is 1.0");
    }

    @Test
    void aStructuredEventIsACall() {
        headers.put("content-type", "application/cloudevents+json; charset=utf-8");

        assertThatCode(() -> check(
                        "/", "{'specversion':'1.0','id':'1','source':'s','type':'t','data':{}}".replace('\'', '"')))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [] | a CloudEvent without specversion
            {'specversion':'1.0','source':'s','type':'t','data':{}} | a CloudEvent without id
            {'specversion':'1.0','id':7,'source':'s','type':'t','data':{}} | a CloudEvent without id
            {'specversion':'1.0','id':'1','source':' ','type':'t','data':{}} | a CloudEvent without source
            {'specversion':'1.0','id':'1','source':'s','data':{}} | a CloudEvent without type
            {'specversion':'1.0','id':'1','source':'s','type':'t'} | a CloudEvent without data in JSON
            {'specversion':'1.0','id':'1','source':'s','type':'t','data_base64':'e30='} | a CloudEvent without data in JSON
            {'specversion':'1.0','id':'1','source':'s','type':'t','datacontenttype':'text/xml','data':'<a/>'} | a CloudEvent without data in JSON
            """)
    void aStructuredEventNeedsItsAttributesAndItsData(String body, String message) {
        headers.put("content-type", "application/cloudevents+json");

        assertThatThrownBy(() -> check("/", body.replace('\'', '"')))
                .isInstanceOf(RefusedException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/cloudevents-batch+json", "application/xml", "application/jsonp"})
    void otherMediaTypesAreUnsupported(String type) {
        headers.put("content-type", type);

        assertThatThrownBy(() -> check("/plan", "{}"))
                .hasMessage("content-type is " + type
                        + "; allowed are application/json and application/cloudevents+json, and" + " application/yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "application/x-yaml", "text/yaml; charset=utf-8", "Text/YAML"})
    void anExperimentsTextIsForPlanAlone(String type) {
        headers.put("content-type", type);

        assertThatCode(() -> check("/plan", "name: a")).doesNotThrowAnyException();
        assertThatThrownBy(() -> check("/plan", "")).hasMessage("the body is empty; an experiment in YAML is needed");
        assertThatThrownBy(() -> check("/edit", "name: a"))
                .hasMessage(
                        "content-type is " + type + "; allowed are application/json and application/cloudevents+json");
    }

    @Test
    void eachEventOfABatchNeedsItsAttributes() {
        headers.put("content-type", "application/cloudevents-batch+json");
        String good = "{'specversion':'1.0','id':'1','source':'s','type':'t','data':{}}".replace('\'', '"');

        assertThatCode(() -> check("/", "[" + good + "," + good + "]")).doesNotThrowAnyException();
        assertThatCode(() -> check("/", "[]")).doesNotThrowAnyException();
        assertThatThrownBy(() -> check("/", "[" + good + ",{}]")).hasMessage("a CloudEvent without specversion");
        assertThatThrownBy(() -> check("/", good)).hasMessage("a batch of CloudEvents is a list");
    }

    @Test
    void aRequestHasToSayWhatItBrings() {
        headers.clear();

        assertThatThrownBy(() -> check("/plan", "{}"))
                .hasMessage("a request without content-type;"
                        + " allowed are application/json and application/cloudevents+json, and"
                        + " application/yaml");
    }
}
