package io.editrisk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A part of a bucket is a bucket, and no other part's. */
class PrefixedStoreTest extends ObjectStoreContract {

    private final MemoryStore whole = new MemoryStore();

    @Override
    protected ObjectStore store() {
        return part("team-a/vision");
    }

    private ObjectStore part(String prefix) {
        return stores(prefix).home();
    }

    private ObjectStores stores(String prefix) {
        return new PrefixedStores(new Whole(), KeyPrefix.of(prefix));
    }

    private final class Whole implements ObjectStores {
        @Override
        public ObjectStore home() {
            return whole;
        }

        @Override
        public ObjectStore bucket(String name) {
            assertThat(name).isEqualTo("elsewhere");
            return new MemoryStore();
        }
    }

    @Test
    void twoPartsDoNotSeeEachOther() {
        part("a").put("runs/x", new byte[] {1});
        part("b").put("runs/x", new byte[] {2});

        assertThat(part("a").read("runs/x")).containsExactly(1);
        assertThat(part("b").read("runs/x")).containsExactly(2);
        assertThat(part("a").keys("")).containsExactly("runs/x");
        assertThat(whole.keys("")).containsExactly("a/runs/x", "b/runs/x");
    }

    @Test
    void anAddressIsOfTheBucketAndLeadsToTheOwnPartAlone() {
        ObjectStores stores = stores("a");
        part("a").put("models/w", new byte[] {1});
        String bucket = "s3://" + whole.bucket() + "/";

        ObjectStores.Located located = stores.locate(bucket + "a/models/w");

        assertThat(located.store().read(located.key())).containsExactly(1);
        assertThat(stores.locate("models/w").key()).isEqualTo("models/w");
        assertThat(stores.locate("s3://elsewhere/b/models/w").key()).isEqualTo("b/models/w");
        assertThatThrownBy(() -> stores.locate(bucket + "b/models/w"))
                .isInstanceOf(StoreException.class)
                .hasMessage(bucket + "b/models/w is not this deployment's, which has what lies below a/");
    }

    @Test
    void aMissingObjectIsNamedByItsWholeKey() {
        assertThatThrownBy(() -> part("a").read("x")).hasMessageContaining("a/x");
    }

    @Test
    void aPrefixIsFoldersAndTellsOwnKeysFromOthers() {
        assertThat(KeyPrefix.of("a").own("a/b")).isEqualTo(Optional.of("b"));
        assertThat(KeyPrefix.of("a").own("ab/b")).isEmpty();
        assertThat(KeyPrefix.of("").own("ab/b")).isEqualTo(Optional.of("ab/b"));
        assertThatThrownBy(() -> KeyPrefix.of("/a")).hasMessageContaining("allowed are folders");
        assertThatThrownBy(() -> KeyPrefix.of("a/../b")).hasMessageContaining("allowed are folders");
    }
}
