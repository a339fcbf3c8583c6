package io.editrisk.adapter.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.adapter.MotoServer;
import io.editrisk.adapter.sqs.DoorbellQueues;
import io.editrisk.adapter.sqs.QueueNames;
import io.editrisk.adapter.sqs.Rung;
import io.editrisk.event.Doorbell;
import io.editrisk.event.FunctionDeclaration;
import io.editrisk.event.FunctionName;
import io.editrisk.store.ObjectStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;

/** A bucket that notifies the functions' queues as the deployment sets it up: by prefix and suffix. */
@ExtendWith(MotoServer.WhereFound.class)
class MotoNotificationsTest {

    private final S3ObjectStores stores;
    private final ObjectStore store;
    private final DoorbellQueues queues;
    private final S3Client admin;

    MotoNotificationsTest(MotoServer moto) {
        stores = S3ObjectStores.of(moto.connection(), "bucket-" + UUID.randomUUID());
        stores.createHome();
        store = stores.home();
        queues = DoorbellQueues.of(moto.connection());
        queues.create();
        Rung.clear(moto.connection());
        admin = S3ObjectStores.client(moto.connection());
    }

    @BeforeEach
    void notifyTheQueues() {
        List<QueueConfiguration> notifications = FunctionDeclaration.all().stream()
                .map(MotoNotificationsTest::notification)
                .toList();
        admin.putBucketNotificationConfiguration(request -> request.bucket(store.bucket())
                .notificationConfiguration(all -> all.queueConfigurations(notifications)));
    }

    private static QueueConfiguration notification(FunctionDeclaration function) {
        return QueueConfiguration.builder()
                .id(function.name().label())
                .queueArn("arn:aws:sqs:us-east-1:123456789012:" + QueueNames.USUAL.of(function.name()))
                .events(Event.S3_OBJECT_CREATED)
                .filter(filter -> filter.key(
                        key -> key.filterRules(rule("prefix", function.prefix()), rule("suffix", function.suffix()))))
                .build();
    }

    private static FilterRule rule(String name, String value) {
        return FilterRule.builder().name(name).value(value).build();
    }

    @AfterEach
    void close() {
        queues.close();
        stores.close();
        admin.close();
    }

    private Doorbell bell(String key) {
        return new Doorbell(store.bucket(), key);
    }

    @Test
    void theTestEventOfANewNotificationRingsNothing() {
        List<String> messages = Rung.bodies(queues, FunctionName.PLAN);
        assertThat(messages).hasSize(1).first().asString().contains("s3:TestEvent");
        assertThat(messages)
                .allSatisfy(message -> assertThat(Rung.bells(message)).isEmpty());
    }

    @Test
    void whatIsWrittenRingsTheFunctionOfItsKey(@TempDir Path folder) throws Exception {
        store.create("runs/r/edits/e/trials/0.trial.json", "{}".getBytes(UTF_8));
        store.put("runs/r/edits/e/edit.closed.json", "{}".getBytes(UTF_8));
        store.put("runs/r/edits/e/tasks/t.task.json", "{}".getBytes(UTF_8));
        store.put("runs/r/run.measured.json", "{}".getBytes(UTF_8));
        store.upload("experiments/a.yaml", Files.writeString(folder.resolve("a.yaml"), "name: a"));
        store.put("runs/r/plan.json", "{}".getBytes(UTF_8));

        assertThat(Rung.at(queues, FunctionName.PLAN)).containsExactly(bell("experiments/a.yaml"));
        assertThat(Rung.at(queues, FunctionName.EDIT)).containsExactly(bell("runs/r/edits/e/trials/0.trial.json"));
        assertThat(Rung.at(queues, FunctionName.CHOOSE)).containsExactly(bell("runs/r/edits/e/edit.closed.json"));
        assertThat(Rung.at(queues, FunctionName.EVALUATE)).containsExactly(bell("runs/r/edits/e/tasks/t.task.json"));
        assertThat(Rung.at(queues, FunctionName.AGGREGATE)).containsExactly(bell("runs/r/run.measured.json"));
    }

    @Test
    void aKeyArrivesAsItWasWritten() {
        for (String name : List.of("a b", "a+b", "100%", "a%20b", "me@example.org", "ä/日本", "it's (so) & so", "😀")) {
            String key = "experiments/" + name + ".yaml";
            store.put(key, "name: a".getBytes(UTF_8));
            assertThat(Rung.at(queues, FunctionName.PLAN)).containsExactly(bell(key));
        }
    }
}
