package io.editrisk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedBucketsTest {

    private final ObjectStores all = new ObjectStores() {
        @Override
        public ObjectStore home() {
            return bucket("lab");
        }

        @Override
        public ObjectStore bucket(String name) {
            return new MemoryStore(name);
        }
    };

    @Test
    void theOwnBucketAndTheListedOnesAreOpened() {
        ObjectStores allowed = new AllowedBuckets(all, Set.of("registry"));

        assertThat(allowed.home().bucket()).isEqualTo("lab");
        assertThat(allowed.bucket("lab").bucket()).isEqualTo("lab");
        assertThat(allowed.bucket("registry").bucket()).isEqualTo("registry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"theirs", "", "lab2", "LAB", "169.254.169.254", "lab/../theirs"})
    void anyOtherIsRefusedInALineThatSaysHowToAllowIt(String name) {
        ObjectStores allowed = new AllowedBuckets(all, Set.of("registry"));

        assertThatThrownBy(() -> allowed.bucket(name))
                .isInstanceOfSatisfying(
                        StoreException.class, fault -> assertThat(fault.kind()).isEqualTo(StoreException.Kind.FOREIGN))
                .hasMessage(
                        "bucket '" + name + "' is not among those of this deployment: lab, registry; others are allowed"
                                + " by EDITRISK_STORE_BUCKETS");
    }
}
