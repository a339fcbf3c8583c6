package io.editrisk.function;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** The application over a store of its own, whose events come through the queue. */
public final class QueueAtWork implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(OwnFolder.class));
    }
}
