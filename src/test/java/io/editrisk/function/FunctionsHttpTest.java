package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import io.editrisk.event.Events;
import io.editrisk.event.FunctionDeclaration;
import io.editrisk.event.FunctionName;
import io.editrisk.experiment.Fault;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreLayout;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The HTTP door: a whole experiment, and the forms in which a function can be called. */
@QuarkusTest
@TestProfile(HttpAlone.class)
class FunctionsHttpTest {

    @Inject
    ObjectStores stores;

    private ObjectStore store;

    @BeforeEach
    void fill() {
        store = stores.home();
        SmallExperiment.upload(store);
    }

    private String uploaded(String name) {
        String key = "experiments/" + name + ".yaml";
        store.put(key, SmallExperiment.named(name));
        return key;
    }

    @Test
    void anExperimentBecomesAReport() {
        String run = Calls.plain(FunctionName.PLAN, uploaded("whole")).path("[0].run");
        Set<String> rung = new HashSet<>();
        while (ringNews(run, rung)) {
            assertThat(rung).as("calls").hasSizeLessThan(50);
        }

        Completed completed = Json.decode(store.read(StoreLayout.completed(run)), Completed.class);
        assertThat(completed.run()).isEqualTo(run);
        assertThat(store.keys(StoreLayout.report(run, "")))
                .contains(StoreLayout.report(run, "index.html"), StoreLayout.report(run, "metrics.csv"));
        assertThat(store.keys(StoreLayout.records(run, "full-fine-tuning"))).hasSize(4);
        assertThat(store.keys(StoreLayout.faults(run))).isEmpty();
        rung.forEach(key -> assertThat(ring(key, 0).<String>path("[0].outcome")).isEqualTo("there-already"));
    }

    /** Rings, each time through another door, for what was written since; whether there was anything. */
    private boolean ringNews(String run, Set<String> rung) {
        List<String> news = new ArrayList<>(store.keys(StoreLayout.run(run)));
        news.removeIf(key -> function(key).isEmpty() || !rung.add(key));
        for (String key : news) {
            ring(key, news.indexOf(key)).then().statusCode(200);
        }
        return !news.isEmpty();
    }

    private static List<FunctionName> function(String key) {
        return FunctionDeclaration.forKey(key)
                .map(declared -> List.of(declared.name()))
                .orElse(List.of());
    }

    private static Response ring(String key, int door) {
        FunctionName function = function(key).get(0);
        return switch (door % 3) {
            case 0 -> Calls.plain(function, key);
            case 1 -> Calls.binary(function, key);
            default -> Calls.structured(function, key);
        };
    }

    @Test
    void plainJsonIsAnsweredInPlainJson() {
        String key = uploaded("plain");

        Calls.plain(FunctionName.PLAN, key)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("$", hasSize(1))
                .body("[0].function", equalTo("plan"))
                .body("[0].key", equalTo(key))
                .body("[0].outcome", equalTo("stored"))
                .body("[0].run", matchesPattern("plain-[0-9a-f]{12}"))
                .body("[0].faults", hasSize(0));
    }

    @Test
    void aBinaryEventIsAnsweredByABinaryEvent() {
        Calls.binary(FunctionName.PLAN, uploaded("binary"))
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-type", "io.editrisk.plan.answered")
                .header("ce-id", matchesPattern(".+"))
                .header("ce-source", "plan")
                .body("[0].outcome", equalTo("stored"));
    }

    @Test
    void aStructuredEventIsAnsweredByAStructuredEvent() {
        Calls.structured(FunctionName.PLAN, uploaded("structured"))
                .then()
                .statusCode(200)
                .contentType(Calls.STRUCTURED)
                .body("type", equalTo("io.editrisk.plan.answered"))
                .body("data[0].outcome", equalTo("stored"));
    }

    @Test
    void theSameEventAgainFindsItThereWhicheverDoorItTakes() {
        String key = uploaded("again");
        String run = Calls.binary(FunctionName.PLAN, key).path("[0].run");
        Set<String> written = store.keys(StoreLayout.run(run));

        Calls.plain(FunctionName.PLAN, key)
                .then()
                .statusCode(200)
                .body("[0].outcome", equalTo("there-already"))
                .body("[0].run", equalTo(run));
        assertThat(store.keys(StoreLayout.run(run))).isEqualTo(written);
    }

    @Test
    void aWrongExperimentIsRejectedWithEveryFaultAndNothingElseIsWritten() {
        String key = "experiments/wrong.yaml";
        store.put(key, SmallExperiment.wrong());
        Set<String> before = store.keys("");

        Calls.plain(FunctionName.PLAN, key)
                .then()
                .statusCode(200)
                .body("[0].outcome", equalTo("rejected"))
                .body("[0].run", equalTo(""))
                .body("[0].faults", hasSize(2))
                .body("[0].faults[0]", matchesPattern("experiments/wrong.yaml:6:14: .*local-fine-tuning.*"));

        List<String> after = new ArrayList<>(store.keys(""));
        after.removeAll(before);
        assertThat(after).containsExactly("rejected/wrong.json");
        PlanAnswer answer = Json.decode(store.read("rejected/wrong.json"), PlanAnswer.class);
        assertThat(answer.faults())
                .extracting(Fault::file, Fault::line, Fault::column)
                .containsExactly(Tuple.tuple(key, 6, 14), Tuple.tuple(key, 7, 43));
    }

    @Test
    void aTestEventIsFineAndDoesNothing() {
        Calls.json()
                .body(Events.named("s3-test-event.json").toString())
                .post("/plan")
                .then()
                .statusCode(200)
                .body("$", hasSize(0));
    }
}
