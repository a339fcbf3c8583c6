package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.evaluation.MetricRecord;
import io.editrisk.experiment.Plan;
import io.editrisk.report.RunRecords;
import io.editrisk.store.Json;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreException;
import io.editrisk.store.StoreLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StoredRecordsTest {

    private static final Plan PLAN = (Plan) WireSamples.all().get("plan");
    private static final MetricRecord RECORD = (MetricRecord) WireSamples.all().get("metric-record");
    private static final String LAST = "editing+fog-3.0-2";

    private final MemoryStore store = new MemoryStore();

    private static final class Taken implements RunRecords.Taker {
        private final List<MetricRecord> found = new ArrayList<>();
        private final List<String> lacking = new ArrayList<>();

        @Override
        public void found(MetricRecord record) {
            found.add(record);
        }

        @Override
        public void lacking(String set, String line) {
            assertThat(line).contains("/" + set + ".");
            lacking.add(line);
        }
    }

    private static String key(String task) {
        return StoreLayout.record(PLAN.run(), RECORD.edit(), task);
    }

    private Taken taken(ObjectStore from) {
        Taken taken = new Taken();
        new StoredRecords(from, PLAN).of(RECORD.edit(), taken);
        return taken;
    }

    private String fault(String json) {
        store.put(key(LAST), json.getBytes(StandardCharsets.UTF_8));
        Taken taken = taken(store);
        assertThat(taken.found).isEmpty();
        return taken.lacking.get(taken.lacking.size() - 1);
    }

    @Test
    void whatIsMissingIsNamedAndTheRestIsGiven() {
        store.put(key(LAST), Json.encode(RECORD));

        Taken taken = taken(store);

        assertThat(taken.found).containsExactly(RECORD);
        assertThat(taken.lacking)
                .containsExactly(key("original.0-300") + ": missing", key("original.300-598") + ": missing");
    }

    @Test
    void aDamagedRecordIsNamedWithWhatIsWrong() {
        String json = new String(Json.encode(RECORD), StandardCharsets.UTF_8);

        assertThat(fault("no JSON")).startsWith(key(LAST) + ": not a MetricRecord: Unrecognized token");
        assertThat(fault(json.substring(0, json.length() / 2)))
                .startsWith(key(LAST) + ": not a MetricRecord: Unexpected end");
        assertThat(fault(json.replace("\"correct\":1,", "\"correct\":2,")))
                .contains("2 correct of 2 at alpha 0.5, where predictions and labels say 1 of 2");
        assertThat(fault(json.replace("\"labels\":[3,9]", "\"labels\":[3]")))
                .contains("a record of 2 images with 1 labels");
        assertThat(fault(json.replace("\"set\":\"editing+fog-3\"", "\"set\":\"original\"")))
                .isEqualTo(
                        key(LAST) + ": the record of something else: " + RECORD.edit() + " on images 0..2 of original");
    }

    @Test
    void aStoreThatIsOutOfReachIsNotTakenForMissingRecords() {
        ObjectStore away = new ForwardingStore(store) {
            @Override
            public Optional<byte[]> find(String key) {
                throw new StoreException(StoreException.Kind.UNAVAILABLE, "away", null);
            }
        };

        assertThatThrownBy(() -> taken(away)).isInstanceOf(StoreException.class).hasMessage("away");
    }

    @Test
    void recordsAreReadAtOnceAndGivenInTheOrderOfThePlan() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ObjectStore slow = new ForwardingStore(store) {
            @Override
            public Optional<byte[]> find(String key) {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                try {
                    // the first ones take longest
                    Thread.sleep(key.contains(".0-") ? 200 : 50);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                now.decrementAndGet();
                return super.find(key);
            }
        };

        assertThat(taken(slow).lacking)
                .containsExactly(
                        key("original.0-300") + ": missing",
                        key("original.300-598") + ": missing",
                        key(LAST) + ": missing");
        assertThat(most.get()).isEqualTo(3);
    }
}
