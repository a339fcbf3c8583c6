package io.editrisk.adapter.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.adapter.s3.S3ObjectStores.Connection;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStoreAtLargeContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** The port's contract over a server that speaks S3: one client, and a bucket for each test. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class S3Contract extends ObjectStoreAtLargeContract {

    private final S3Client client;
    private S3ObjectStores stores;

    S3Contract(Connection connection) {
        client = S3ObjectStores.client(connection);
        stores = another();
    }

    /** With a home of its own, which is not made yet. */
    private S3ObjectStores another() {
        return new S3ObjectStores(client, "bucket-" + UUID.randomUUID());
    }

    @BeforeEach
    void makeTheBucket() {
        stores = another();
        stores.createHome();
    }

    @AfterAll
    void closeTheClient() {
        client.close();
    }

    @Override
    protected ObjectStore store() {
        return stores.home();
    }

    @Test
    void makingTheBucketAgainLeavesWhatIsInIt() {
        store().put("a", bytes("content"));
        stores.createHome();
        assertThat(store().find("a")).hasValue(bytes("content"));
    }

    @Test
    void bucketsAreApart() {
        S3ObjectStores others = another();
        others.createHome();
        store().put("a", bytes("here"));
        stores.bucket(others.home().bucket()).put("a", bytes("there"));
        assertThat(store().find("a")).hasValue(bytes("here"));
        assertThat(others.home().find("a")).hasValue(bytes("there"));
    }

    @Test
    void aMissingBucketIsNotFound(@TempDir Path folder) throws Exception {
        ObjectStore missing = another().home();
        Path file = Files.writeString(folder.resolve("in"), "content");
        assertNotFound(() -> missing.find("a")).hasMessageContaining(missing.bucket() + "/a");
        assertNotFound(() -> missing.open("a", 0, 1));
        assertNotFound(() -> missing.put("a", bytes("content")));
        assertNotFound(() -> missing.create("a", bytes("content")));
        assertNotFound(() -> missing.upload("a", file));
        assertNotFound(() -> missing.download("a", folder.resolve("out")));
        assertNotFound(() -> missing.list("a").toList());
    }
}
