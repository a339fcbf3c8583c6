package io.editrisk.function;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Things in native memory that several tasks use at once, by what names their content. One that nobody uses is kept for
 * the next task while there is room, and closed after that; one that is used is never closed.
 *
 * @param <T> what is shared
 */
final class Shared<T extends AutoCloseable> {

    private final int room;
    private final Map<String, Entry<T>> entries = new LinkedHashMap<>();

    Shared(int room) {
        this.room = room;
    }

    /** Use of one thing, until it is closed. */
    final class Lease implements AutoCloseable {
        private final Entry<T> entry;

        private Lease(Entry<T> entry) {
            this.entry = entry;
        }

        T get() {
            return entry.value;
        }

        @Override
        public void close() {
            release(entry);
        }
    }

    /** Loads what is not there; while one loads, others that want anything wait. */
    synchronized Lease lease(String name, Supplier<T> load) {
        Entry<T> entry = entries.remove(name);
        if (entry == null) {
            entry = new Entry<>(load.get());
        }
        entry.users++;
        entries.put(name, entry);
        return new Lease(entry);
    }

    private synchronized void release(Entry<T> released) {
        released.users--;
        long idle = entries.values().stream().filter(entry -> entry.users == 0).count();
        Iterator<Entry<T>> oldestFirst = entries.values().iterator();
        while (idle > room && oldestFirst.hasNext()) {
            Entry<T> entry = oldestFirst.next();
            if (entry.users == 0) {
                oldestFirst.remove();
                close(entry.value);
                idle--;
            }
        }
    }

    private static void close(AutoCloseable value) {
        try {
            value.close();
        } catch (Exception e) {
            throw new IllegalStateException("could not be freed", e);
        }
    }

    private static final class Entry<T> {
        private final T value;
        private int users;

        private Entry(T value) {
            this.value = value;
        }
    }
}
