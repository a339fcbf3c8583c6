package io.editrisk.function;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.event.FunctionDeclaration;
import io.editrisk.event.FunctionName;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreLayout;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a run leaves in the metrics, and whether dashboard and guide name what is there. */
@QuarkusTest
@TestProfile(HttpAlone.class)
class WatchedRunTest {

    private static final Pattern METRIC = Pattern.compile("\\beditrisk_[a-z_]+");

    @Inject
    ObjectStores stores;

    /** Lines of the page, after a whole run. */
    private List<String> afterARun() {
        ObjectStore store = stores.home();
        SmallExperiment.upload(store);
        store.put("experiments/watched.yaml", SmallExperiment.named("watched"));
        String run = Calls.plain(FunctionName.PLAN, "experiments/watched.yaml").path("[0].run");
        Set<String> rung = new HashSet<>();
        while (!store.exists(StoreLayout.completed(run))) {
            List<String> keys = new ArrayList<>(store.keys(StoreLayout.run(run)));
            keys.removeIf(key -> FunctionDeclaration.forKey(key).isEmpty() || !rung.add(key));
            assertThat(keys).isNotEmpty();
            keys.forEach(key -> Calls.plain(
                            FunctionDeclaration.forKey(key).orElseThrow().name(), key)
                    .then()
                    .statusCode(200));
        }
        Calls.plain(FunctionName.EVALUATE, "runs/" + run + "/edits/none/tasks/0.task.json");
        return page();
    }

    private static List<String> page() {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static double value(List<String> page, String name, String... labels) {
        return page.stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> List.of(labels).stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void aRunIsCountedAndTimedAndTheDashboardAndTheGuideNameOnlyWhatIsThere() throws IOException {
        List<String> page = afterARun();

        for (FunctionName function : FunctionName.values()) {
            assertThat(value(
                            page,
                            "editrisk_calls_seconds_count",
                            "function=\"" + function.label() + "\"",
                            "outcome=\"stored\""))
                    .as(function.label())
                    .isPositive();
        }
        assertThat(value(page, "editrisk_calls_seconds_count", "outcome=\"malformed\""))
                .isEqualTo(1);
        assertThat(value(page, "editrisk_images_total")).isPositive();
        assertThat(value(page, "editrisk_predictions_total"))
                .isGreaterThanOrEqualTo(value(page, "editrisk_images_total"));
        assertThat(value(page, "editrisk_stage_seconds_count", "stage=\"decode\""))
                .isEqualTo(value(page, "editrisk_images_total"));
        assertThat(value(page, "editrisk_stage_seconds_count", "stage=\"weights\""))
                .isPositive();
        assertThat(value(page, "editrisk_stage_seconds_sum", "stage=\"forward\""))
                .isPositive();
        assertThat(value(page, "editrisk_store_seconds_count", "operation=\"create\""))
                .isPositive();
        assertThat(value(page, "editrisk_event_age_seconds_count", "function=\"plan\""))
                .isPositive();
        assertThat(value(page, "editrisk_calls_running")).isZero();

        Set<String> there =
                page.stream().map(line -> line.split("[ {]", 2)[0]).collect(Collectors.toCollection(TreeSet::new));
        assertThat(named("infra/grafana/editrisk.json")).isNotEmpty().isSubsetOf(there);
        assertThat(named("docs/watching.md")).isSubsetOf(there);
        assertThat(named("docs/watching.md")).containsAll(named("infra/grafana/editrisk.json"));
    }

    private static Set<String> named(String file) throws IOException {
        return METRIC.matcher(Files.readString(Path.of(file)))
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void itIsReadyWhileTheStoreAnswersAndTheDeviceIsThere() {
        JsonNode ready = Json.tree(get("/q/health/ready").asByteArray());

        assertThat(ready.get("status").textValue()).isEqualTo("UP");
        JsonNode functions = Json.tree(ready.get("checks").toString().getBytes(StandardCharsets.UTF_8));
        assertThat(functions.findValue("store").textValue()).isEqualTo("reachable");
        assertThat(functions.findValue("draining").booleanValue()).isFalse();
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void aProcessThatEndsIsNotReady() {
        ReadyCheck ready = new ReadyCheck(stores, "cpu");
        assertThat(ready.call().getStatus()).hasToString("UP");
        ready.drain(new ShutdownDelayInitiatedEvent());
        assertThat(ready.call().getStatus()).hasToString("DOWN");
    }
}
