package io.editrisk.function;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The last few of what was read, by names that determine the content.
 *
 * @param <T> immutable
 */
final class Recent<T> {

    private final Map<String, T> known;

    Recent(int room) {
        known = Collections.synchronizedMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > room;
            }
        });
    }

    /** Reads what is not there; two that ask at once may both read it, which gives the same. */
    T get(String name, Supplier<T> read) {
        T there = known.get(name);
        if (there == null) {
            there = read.get();
            known.put(name, there);
        }
        return there;
    }
}
