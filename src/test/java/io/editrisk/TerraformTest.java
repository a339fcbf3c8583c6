package io.editrisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.adapter.sqs.DoorbellQueues;
import io.editrisk.event.FunctionDeclaration;
import io.editrisk.event.FunctionName;
import io.editrisk.event.KeyPatterns;
import io.editrisk.store.Json;
import io.editrisk.store.StoreLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The AWS deployment as its own tests plan it, and what each function's role may then do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TerraformTest {

    private static final String BUCKET = "arn:aws:s3:::lab-123456789012-us-east-1/";
    private static final String FIRST_RUN = "two_variables_do";

    private static final List<String> KEYS = List.of(
            StoreLayout.experiment("garments"),
            StoreLayout.profile("garments"),
            StoreLayout.accepted("experiments/garments.yaml"),
            StoreLayout.rejected("experiments/garments.yaml"),
            "models/garments.safetensors",
            "datasets/garments/dataset.yaml",
            StoreLayout.derived(StoreLayout.Derived.HEADS, "5a5a"),
            StoreLayout.derived(StoreLayout.Derived.MOMENTS, "5a5a"),
            StoreLayout.plan("r"),
            StoreLayout.trial("r", "e", 0, OptionalInt.empty()),
            StoreLayout.checkpoint("r", "e", 0),
            StoreLayout.trained("r", "e", 0, OptionalInt.of(1)),
            StoreLayout.closed("r", "e", OptionalInt.empty()),
            StoreLayout.closed("r", "e", OptionalInt.of(1)),
            StoreLayout.rungTrials("r", "e", 1),
            StoreLayout.baseMeasured("r", "e"),
            StoreLayout.start("r", "e"),
            StoreLayout.choice("r", "e"),
            StoreLayout.task("r", "e", "t"),
            StoreLayout.task("r", "original", "t"),
            StoreLayout.record("r", "e", "t"),
            StoreLayout.measuredEdit("r", "e"),
            StoreLayout.measured("r"),
            StoreLayout.report("r", "index.html"),
            StoreLayout.completed("r"),
            StoreLayout.fault("edit", "runs/r/edits/e/trials/0.trial.json"),
            StoreLayout.fault("plan", "experiments/garments.yaml"));

    private Optional<Terraform> terraform = Optional.empty();
    private String tested = "";
    private JsonNode outputs = Json.tree("{}".getBytes(StandardCharsets.UTF_8));

    @BeforeAll
    void plan() throws InterruptedException {
        terraform = Terraform.initialised(Path.of("target/terraform"));
        assumeTrue(
                terraform.isPresent(),
                "terraform/ was not tested: there is no terraform here, or no AWS provider for it (TERRAFORM_PLUGINS)");
        tested = terraform.get().run("test", "-json", "-verbose").output();
        outputs = tested.lines()
                .filter(line -> line.contains("\"type\":\"test_state\"") && line.contains(FIRST_RUN))
                .findFirst()
                .map(line -> Json.tree(line.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow(() -> new AssertionError(faults()))
                .at("/test_state/outputs");
    }

    private String faults() {
        return String.join(
                "\n",
                tested.lines()
                        .filter(line -> line.contains("\"@level\":\"error\""))
                        .toList());
    }

    private JsonNode output(String name, FunctionName function) {
        return outputs.at("/" + name + "/value/" + function.label());
    }

    @Test
    void itsOwnTestsPass() {
        assertThat(tested.lines().filter(line -> line.contains("\"type\":\"test_summary\"")))
                .singleElement()
                .satisfies(line -> assertThat(Json.tree(line.getBytes(StandardCharsets.UTF_8))
                                .at("/test_summary/status")
                                .textValue())
                        .as(faults())
                        .isEqualTo("pass"));
    }

    @Test
    void itIsFormatted() throws InterruptedException {
        assertThat(terraform.orElseThrow().run("fmt", "-check", "-recursive").output())
                .isEmpty();
    }

    /** IAM's star goes over slashes, the declarations' does not: of all keys that makes a difference for one. */
    @Test
    void aRoleMayReadAndWriteWhatItsFunctionDeclaresAndNothingElse() {
        Set<String> further = new TreeSet<>();
        for (FunctionDeclaration function : FunctionDeclaration.all()) {
            Policy policy = new Policy(
                    Json.tree(output("policies", function.name()).textValue().getBytes(StandardCharsets.UTF_8)));
            for (String key : KEYS) {
                boolean writes = KeyPatterns.match(function.writes(), key);
                boolean reads = writes || KeyPatterns.match(function.reads(), key) || function.isRungBy(key);
                further.addAll(beyond(function, policy, "s3:GetObject", key, reads));
                further.addAll(beyond(function, policy, "s3:PutObject", key, writes));
            }
            assertThat(policy.allows("s3:GetObject", "arn:aws:s3:::other/" + KEYS.get(0)))
                    .isFalse();
            assertThat(policy.allows("s3:PutBucketPolicy", "arn:aws:s3:::lab-123456789012-us-east-1"))
                    .isFalse();
            assertThat(policy.allows("iam:PassRole", "arn:aws:iam::123456789012:role/lab"))
                    .isFalse();
        }
        assertThat(further)
                .containsExactly(
                        "edit s3:GetObject runs/r/edits/e/base/edit.closed.json",
                        "edit s3:PutObject runs/r/edits/e/base/edit.closed.json");
    }

    private static List<String> beyond(
            FunctionDeclaration function, Policy policy, String action, String key, boolean declared) {
        boolean allowed = policy.allows(action, BUCKET + key);
        String what = function.name().label() + " " + action + " " + key;
        assertThat(allowed || !declared).as("%s is declared", what).isTrue();
        return allowed && !declared ? List.of(what) : List.of();
    }

    /** Checkpoints that have served, and the answer that a newer one replaces. */
    @Test
    void onlyThreeFunctionsMayDeleteAndOnlyThat() {
        for (FunctionDeclaration function : FunctionDeclaration.all()) {
            Policy policy = new Policy(
                    Json.tree(output("policies", function.name()).textValue().getBytes(StandardCharsets.UTF_8)));
            List<String> deletable = KEYS.stream()
                    .filter(key -> policy.allows("s3:DeleteObject", BUCKET + key))
                    .toList();
            assertThat(deletable)
                    .as("%s", function.name())
                    .containsExactlyElementsOf(
                            switch (function.name()) {
                                case EDIT, CHOOSE -> List.of(StoreLayout.checkpoint("r", "e", 0));
                                case PLAN -> List.of("accepted/garments.json", "rejected/garments.json");
                                case EVALUATE, AGGREGATE -> List.<String>of();
                            });
        }
    }

    @Test
    void aWorkerIsToldWhereItsWorkIs() {
        for (FunctionName function : FunctionName.values()) {
            assertThat(output("command", function))
                    .extracting(JsonNode::textValue)
                    .containsExactly("work", "--functions", function.label());
            assertThat(output("environment", function)
                            .get("EDITRISK_STORE_BUCKET")
                            .textValue())
                    .isEqualTo("lab-123456789012-us-east-1");
        }
    }

    @Test
    void aMessageIsDeliveredAsOftenAsTheWorkerCounts() throws Exception {
        assertThat(Files.readString(Path.of("terraform/main.tf")))
                .containsPattern("\n  deliveries = " + DoorbellQueues.DELIVERIES + "\n");
    }

    /** Just enough of IAM: what one policy allows where nothing denies. */
    private record Policy(JsonNode document) {

        boolean allows(String action, String resource) {
            for (JsonNode statement : document.get("Statement")) {
                assertThat(statement.get("Effect").textValue()).isEqualTo("Allow");
                if (any(statement.get("Action"), action) && any(statement.get("Resource"), resource)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean any(JsonNode patterns, String name) {
            for (JsonNode pattern : patterns) {
                String regex = Stream.of(pattern.textValue().split("\\*", -1))
                        .map(Pattern::quote)
                        .reduce((left, right) -> left + ".*" + right)
                        .orElseThrow();
                if (name.matches(regex)) {
                    return true;
                }
            }
            return false;
        }
    }
}
