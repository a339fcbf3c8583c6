package io.editrisk.function;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The application over a store of its own, whose events come through Kafka and AMQP, not through its queues. */
public final class BrokersAtWork implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return new HttpAlone().getConfigOverrides();
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(OwnFolder.class), new TestResourceEntry(Brokers.class));
    }
}
