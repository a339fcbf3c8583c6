package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.adapter.sqs.QueueNames;
import io.editrisk.event.Doorbell;
import io.editrisk.event.FunctionName;
import io.editrisk.event.S3Event;
import io.editrisk.store.Json;
import io.editrisk.store.KeyPrefix;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two deployments in one bucket: every event reaches both, and each hears its own. */
class OwnBellsTest {

    private final MemoryStore bucket = new MemoryStore();

    private List<Doorbell> heard(String prefix, Doorbell rung) {
        ObjectStores stores = new ObjectStores() {
            @Override
            public ObjectStore home() {
                return bucket;
            }

            @Override
            public ObjectStore bucket(String name) {
                return bucket;
            }
        };
        String event = S3Event.created(rung, 0, "");
        return new OwnBells(stores, KeyPrefix.of(prefix)).in(Json.tree(event.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void eachHearsItsOwn() {
        Doorbell ofA = new Doorbell(bucket.bucket(), "a/experiments/x.yaml");

        assertThat(heard("a", ofA)).containsExactly(new Doorbell(bucket.bucket(), "experiments/x.yaml"));
        assertThat(heard("b", ofA)).isEmpty();
        assertThat(heard("", ofA)).containsExactly(ofA);
    }

    @Test
    void anotherBucketHasNoPrefix() {
        Doorbell elsewhere = new Doorbell("elsewhere", "experiments/x.yaml");

        assertThat(heard("a", elsewhere)).containsExactly(elsewhere);
    }

    @Test
    void eachHasQueuesOfItsOwn() {
        assertThat(new QueueNames("a").of(FunctionName.PLAN)).isEqualTo("a-plan");
        assertThat(new QueueNames("a").deadLetters()).isEqualTo("a-dead-letters");
        assertThatThrownBy(() -> new QueueNames("a b"))
                .hasMessage("EDITRISK_QUEUE_PREFIX is 'a b'; allowed are 1 to 60 letters, digits, '_' and '-'");
    }
}
