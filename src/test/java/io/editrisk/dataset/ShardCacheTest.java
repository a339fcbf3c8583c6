package io.editrisk.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardCacheTest {

    private final List<String> loaded = new ArrayList<>();

    @Test
    void aShardIsLoadedOnce() {
        ShardCache cache = new ShardCache(10_000);

        assertThat(get(cache, "a", 100)).isSameAs(get(cache, "a", 100));
        assertThat(loaded).containsExactly("a");
    }

    @Test
    void theFirstGoesWhenThereIsNoRoom() {
        ShardCache cache = new ShardCache(3000);

        get(cache, "a", 1000);
        get(cache, "b", 1000);
        get(cache, "c", 1000);
        get(cache, "b", 1000);
        get(cache, "c", 1000);
        get(cache, "a", 1000);

        assertThat(loaded).containsExactly("a", "b", "c", "a");
    }

    @Test
    void whatIsLargerThanAllRoomPushesNothingOut() {
        ShardCache cache = new ShardCache(3000);

        get(cache, "a", 1000);
        get(cache, "large", 5000);
        get(cache, "a", 1000);

        assertThat(loaded).containsExactly("a", "large");
    }

    @Test
    void manyThreadsGetWhatTheyAskedFor() {
        ShardCache cache = new ShardCache(5000);

        assertThat(IntStream.range(0, 5000)
                        .parallel()
                        .map(i -> i % 7)
                        .filter(i -> !cache.get("shard" + i, () -> List.of(sample(Integer.toString(i), 1000)))
                                .get(0)
                                .key()
                                .equals(Integer.toString(i))))
                .isEmpty();
    }

    private List<StoredSample> get(ShardCache cache, String digest, int bytes) {
        return cache.get(digest, () -> {
            loaded.add(digest);
            return List.of(sample(digest, bytes));
        });
    }

    private static StoredSample sample(String key, int bytes) {
        return new StoredSample(key, ImageIdentity.named(key), 0, "", List.of(new byte[bytes]));
    }
}
