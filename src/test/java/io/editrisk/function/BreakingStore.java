package io.editrisk.function;

import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Breaks off every write of every key twice: the first time before it did anything, the second time after it did
 * everything, when only its answer is lost.
 */
final class BreakingStore extends ForwardingStore {

    private final Map<String, Integer> attempts = new HashMap<>();
    private int broken;

    BreakingStore(ObjectStore store) {
        super(store);
    }

    synchronized int broken() {
        return broken;
    }

    @Override
    public boolean create(String key, byte[] content) {
        return breaking(key, () -> super.create(key, content));
    }

    @Override
    public void put(String key, byte[] content) {
        breaking(key, () -> {
            super.put(key, content);
            return true;
        });
    }

    @Override
    public void upload(String key, Path file) {
        breaking(key, () -> {
            super.upload(key, file);
            return true;
        });
    }

    @Override
    public void delete(String key) {
        breaking(key, () -> {
            super.delete(key);
            return true;
        });
    }

    private synchronized boolean breaking(String key, Supplier<Boolean> write) {
        int attempt = attempts.merge(key, 1, Integer::sum);
        if (attempt == 1) {
            throw broken(key);
        }
        boolean done = write.get();
        if (attempt == 2) {
            throw broken(key);
        }
        return done;
    }

    private StoreException broken(String key) {
        broken++;
        return new StoreException(StoreException.Kind.UNAVAILABLE, key + " broke off", null);
    }
}
