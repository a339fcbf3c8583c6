package io.editrisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.adapter.sqs.DoorbellQueues;
import io.editrisk.adapter.sqs.QueueNames;
import io.editrisk.event.FunctionDeclaration;
import io.editrisk.event.FunctionName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The Kubernetes manifests say of the functions what these declare; no container may do more than it needs. */
class ManifestsTest {

    private static final Path BASE = Path.of("infra/kubernetes/base");
    private static final Path ONE_MACHINE = Path.of("infra/one-machine");

    private static final List<Object> OBJECTS = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        OBJECTS.clear();
        for (String file : List.of("namespace", "broker", "short", "long")) {
            load(BASE.resolve(file + ".yaml")).forEach(OBJECTS::add);
        }
    }

    private static Iterable<Object> load(Path file) throws IOException {
        return new Load(LoadSettings.builder().setLabel(file.toString()).build())
                .loadAllFromString(Files.readString(file));
    }

    private static List<FunctionDeclaration> functions(String processor) {
        return FunctionDeclaration.all().stream()
                .filter(function -> function.processor().equals(processor))
                .toList();
    }

    private static List<Object> kind(String kind) {
        return OBJECTS.stream()
                .filter(object -> kind.equals(at(object, "kind")))
                .toList();
    }

    private static Object named(String kind, String name) {
        return kind(kind).stream()
                .filter(object -> name.equals(at(object, "metadata", "name")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + kind + " " + name));
    }

    /** What lies at the path; numbers are places in lists. */
    private static Object at(Object tree, Object... path) {
        Object here = tree;
        for (Object step : path) {
            here = step instanceof Integer place ? ((List<?>) here).get(place) : ((Map<?, ?>) here).get(step);
            here = Objects.requireNonNull(here, () -> "nothing at " + List.of(path));
        }
        return here;
    }

    private static String queue(FunctionDeclaration function) {
        return QueueNames.USUAL.of(function.name());
    }

    private static String gibibytes(FunctionDeclaration function) {
        return function.memory().replace("GiB", "Gi");
    }

    @Test
    void theShortFunctionsAreServicesAsDeclared() {
        assertThat(kind("Service")).hasSameSizeAs(functions("cpu"));
        for (FunctionDeclaration function : functions("cpu")) {
            Object template = at(named("Service", function.name().label()), "spec", "template");
            Object container = at(template, "spec", "containers", 0);
            assertThat(at(template, "metadata", "annotations", "autoscaling.knative.dev/min-scale"))
                    .isEqualTo("0");
            assertThat(at(template, "metadata", "annotations", "autoscaling.knative.dev/max-scale"))
                    .isEqualTo(Integer.toString(function.concurrency()));
            assertThat(at(template, "spec", "containerConcurrency")).isEqualTo(1);
            assertThat(at(template, "spec", "timeoutSeconds"))
                    .isEqualTo((int) function.timeout().toSeconds());
            assertThat(at(container, "resources", "limits", "memory")).isEqualTo(gibibytes(function));
        }
    }

    @Test
    void theBrokerSendsEachItsEvents() {
        for (FunctionDeclaration function : functions("cpu")) {
            String name = function.name().label();
            assertThat(at(named("Trigger", name), "spec", "filter", "attributes", "type"))
                    .isEqualTo(function.eventType());
            assertThat(at(
                            named("Trigger", name + "-notifications"),
                            "spec",
                            "filter",
                            "attributes",
                            "editriskfunction"))
                    .isEqualTo(
                            at(named("RabbitmqSource", name), "spec", "ceOverrides", "extensions", "editriskfunction"))
                    .isEqualTo(name);
            assertThat(at(named("RabbitmqSource", name), "spec", "rabbitmqResourcesConfig", "queueName"))
                    .isEqualTo(queue(function));
            for (String trigger : List.of(name, name + "-notifications")) {
                assertThat(at(named("Trigger", trigger), "spec", "subscriber", "uri"))
                        .isEqualTo("/" + name);
                assertThat(at(named("Trigger", trigger), "spec", "subscriber", "ref", "name"))
                        .isEqualTo(name);
            }
        }
    }

    @Test
    void theLongFunctionsComeAndGoWithTheirQueues() {
        assertThat(kind("Deployment")).hasSameSizeAs(functions("gpu"));
        for (FunctionDeclaration function : functions("gpu")) {
            Object scaled = at(named("ScaledObject", function.name().label()), "spec");
            Object container =
                    at(named("Deployment", function.name().label()), "spec", "template", "spec", "containers", 0);
            assertThat(at(scaled, "scaleTargetRef", "name"))
                    .isEqualTo(function.name().label());
            assertThat(at(scaled, "minReplicaCount")).isEqualTo(0);
            assertThat((Integer) at(scaled, "maxReplicaCount")).isLessThanOrEqualTo(function.concurrency());
            assertThat(at(scaled, "triggers", 0, "metadata", "queueName")).isEqualTo(queue(function));
            assertThat(at(container, "resources", "limits", "memory")).isEqualTo(gibibytes(function));
            assertThat(at(container, "env", 0, "value")).isEqualTo("/queues/" + queue(function));
            // the patch for nodes with a GPU goes by the place
            assertThat(at(container, "env", 2, "name")).isEqualTo("EDITRISK_DEVICE");
        }
    }

    @Test
    void everyFunctionHasItsQueueInRabbitMq() {
        for (FunctionName function : FunctionName.values()) {
            assertThat(at(named("Queue", function.label()), "spec", "name")).isEqualTo(QueueNames.USUAL.of(function));
        }
    }

    @Test
    void noContainerIsRootOrWritesBesideItsVolumes() {
        List<Object> templates = new ArrayList<>(kind("Service"));
        templates.addAll(kind("Deployment"));
        assertThat(templates).hasSameSizeAs(FunctionDeclaration.all());
        for (Object workload : templates) {
            Object pod = at(workload, "spec", "template", "spec");
            Object container = at(pod, "containers", 0);
            assertThat(at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
            assertThat(at(pod, "automountServiceAccountToken")).isEqualTo(false);
            assertThat(at(container, "securityContext", "readOnlyRootFilesystem"))
                    .isEqualTo(true);
            assertThat(at(container, "securityContext", "allowPrivilegeEscalation"))
                    .isEqualTo(false);
            assertThat((List<?>) at(container, "volumeMounts"))
                    .extracting(mount -> at(mount, "mountPath"))
                    .containsExactly("/tmp", "/var/cache/editrisk");
        }
    }

    @Test
    void oneMachinesQueuesAreThoseOfTheFunctions() throws IOException {
        String queues = Files.readString(ONE_MACHINE.resolve("elasticmq.conf"));
        for (FunctionDeclaration function : FunctionDeclaration.all()) {
            assertThat(queues)
                    .contains("  " + queue(function) + " { deadLettersQueue { name = editrisk-dead-letters,"
                            + " maxReceiveCount = " + DoorbellQueues.DELIVERIES + " } }\n");
        }
    }

    @Test
    void theComposeFileIsReadOnlyThroughout() throws IOException {
        Object compose = load(ONE_MACHINE.resolve("compose.yaml")).iterator().next();
        assertThat(at(compose, "x-worker", "read_only")).isEqualTo(true);
        assertThat(at(compose, "services", "door", "command", 0)).isEqualTo("work");
        assertThat(at(compose, "services", "worker", "command", 0)).isEqualTo("work");
    }
}
