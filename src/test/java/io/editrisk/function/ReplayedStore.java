package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.store.ObjectInfo;
import io.editrisk.store.ObjectStore;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A store as one worker sees it that is led to a point of its work: answers its operations as they were answered before, then
 * throws the first one that was not, undone. A listing is an operation for each of its objects and one for its end: what
 * others write meanwhile may or may not be in it, as with a listing of many pages.
 */
final class ReplayedStore implements ObjectStore {

    /** An operation that was answered. */
    record Answered(String operation, Object answer) {}

    /** What an operation answers and leaves. */
    record Effect(Object answer, BucketState after) {}

    /** The operation that comes next. No code under test may take it for a fault of its own. */
    static final class Next extends Error {
        private final String operation;
        private final transient Function<BucketState, Effect> effect;

        private Next(String operation, Function<BucketState, Effect> effect) {
            super(operation, null, false, false);
            this.operation = operation;
            this.effect = effect;
        }

        String operation() {
            return operation;
        }

        Effect on(BucketState bucket) {
            return effect.apply(bucket);
        }
    }

    private final List<Answered> past;
    private int at;

    ReplayedStore(List<Answered> past) {
        this.past = List.copyOf(past);
    }

    private Object answer(String operation, Function<BucketState, Effect> effect) {
        if (at == past.size()) {
            throw new Next(operation, effect);
        }
        Answered answered = past.get(at++);
        assertThat(operation).as("what a worker does next").isEqualTo(answered.operation());
        return answered.answer();
    }

    @Override
    public String bucket() {
        return "memory";
    }

    @Override
    @SuppressWarnings("unchecked")
    public Optional<byte[]> find(String key) {
        // as text, which is compared by what it holds
        Optional<String> found = (Optional<String>) answer(
                "find " + key,
                bucket -> new Effect(Optional.ofNullable(bucket.objects().get(key)), bucket));
        return found.map(BucketState::bytes);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Optional<ObjectInfo> head(String key) {
        return (Optional<ObjectInfo>) answer("head " + key, bucket -> new Effect(bucket.head(key), bucket));
    }

    @Override
    public boolean create(String key, byte[] content) {
        return (boolean) answer(
                "create " + key,
                bucket -> bucket.head(key).isPresent()
                        ? new Effect(false, bucket)
                        : new Effect(true, bucket.with(key, content)));
    }

    @Override
    public void put(String key, byte[] content) {
        answer("put " + key, bucket -> new Effect(true, bucket.with(key, content)));
    }

    @Override
    public void delete(String key) {
        answer("delete " + key, bucket -> new Effect(true, bucket.without(key)));
    }

    @Override
    @SuppressWarnings("unchecked")
    public Stream<ObjectInfo> list(String prefix) {
        List<ObjectInfo> found = new ArrayList<>();
        String last = "";
        while (true) {
            String after = last;
            Optional<ObjectInfo> next = (Optional<ObjectInfo>) answer(
                    "list " + prefix + " after " + after, bucket -> new Effect(bucket.next(prefix, after), bucket));
            if (next.isEmpty()) {
                return found.stream();
            }
            found.add(next.get());
            last = next.get().key();
        }
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        throw new UnsupportedOperationException("open " + key);
    }

    @Override
    public void upload(String key, Path file) {
        throw new UnsupportedOperationException("upload " + key);
    }

    @Override
    public void download(String key, Path file) {
        throw new UnsupportedOperationException("download " + key);
    }
}
