package io.editrisk.function;

import io.editrisk.event.Notice;
import io.editrisk.event.NoticeSink;
import io.editrisk.event.NoticeType;
import io.editrisk.event.UnsentException;
import io.editrisk.store.Digest;
import io.editrisk.store.Json;
import io.editrisk.store.KeyPrefix;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Sends each notice to each sink until that one has taken it over. The event is stored before it is sent for the first time,
 * so that each sending has the same bytes; a marker a sink is stored after it took it over.
 */
final class Outbox {

    private static final int DIGITS = 32;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private final List<NoticeSink> sinks;
    private final Optional<String> source;
    private final KeyPrefix keys;
    private final Duration patience;

    /** @param patience how long a sink that is away is tried again before the call fails */
    Outbox(List<NoticeSink> sinks, Optional<String> source, KeyPrefix keys, Duration patience) {
        this.keys = keys;
        this.sinks = List.copyOf(sinks);
        this.source = source;
        this.patience = patience;
    }

    /**
     * What a notice is about.
     *
     * @param part which of the type's occurrences
     * @param key of the notice in the store
     */
    record Occurrence(NoticeType type, String subject, String part, String key) {

        /** A failure may come again once it was mended: then it is another one. */
        private String id(String time) {
            String again = type == NoticeType.RUN_FAILED ? " " + time : "";
            return digest(type.label() + " " + part + again);
        }
    }

    /** So much of the SHA-256 that no two are alike. */
    static String digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }

    /** An {@link UnsentException} where a sink did not take it over; the others have it. */
    void send(ObjectStore store, Occurrence what, NoticeData data) {
        List<NoticeSink> lacking = lacking(sink -> store.exists(StoreLayout.sent(what.key(), sink)));
        if (!lacking.isEmpty()) {
            send(store, what.key(), stored(store, what, data), lacking);
        }
    }

    /**
     * Stores it under another key as well, where it is not yet taken over by all: what stands under its own is about to be
     * deleted. {@link #sendKept} finds it there.
     *
     * @param kept of the notice's id, the other key
     */
    void keep(ObjectStore store, Occurrence what, NoticeData data, UnaryOperator<String> kept) {
        List<NoticeSink> lacking = lacking(sink -> store.exists(StoreLayout.sent(what.key(), sink)));
        if (lacking.isEmpty()) {
            return;
        }
        Notice notice = stored(store, what, data);
        String key = kept.apply(notice.id());
        sinks.stream().filter(sink -> !lacking.contains(sink)).forEach(sink -> mark(store, key, sink, notice));
        store.create(key, Json.encode(notice));
    }

    /**
     * Sends what is stored under keys that begin so and end so, and was not taken over by all.
     *
     * @param wanted the types
     */
    void sendKept(ObjectStore store, String prefix, String suffix, Set<NoticeType> wanted) {
        Set<String> keys = store.keys(prefix);
        for (String key : keys) {
            List<NoticeSink> lacking = lacking(sink -> keys.contains(StoreLayout.sent(key, sink)));
            if (!key.endsWith(suffix) || lacking.isEmpty()) {
                continue;
            }
            Notice notice = Json.decode(store.read(key), Notice.class);
            if (wanted.stream().anyMatch(type -> type.eventType().equals(notice.type()))) {
                send(store, key, notice, lacking);
            }
        }
    }

    private List<NoticeSink> lacking(Predicate<String> told) {
        return sinks.stream().filter(sink -> !told.test(sink.name())).toList();
    }

    private void send(ObjectStore store, String key, Notice notice, List<NoticeSink> lacking) {
        List<UnsentException> faults = new ArrayList<>();
        for (NoticeSink sink : lacking) {
            try {
                patiently(sink, notice);
                mark(store, key, sink, notice);
            } catch (UnsentException e) {
                faults.add(e);
            }
        }
        if (!faults.isEmpty()) {
            throw faults.get(0);
        }
    }

    private static void mark(ObjectStore store, String key, NoticeSink sink, Notice notice) {
        store.create(StoreLayout.sent(key, sink.name()), Json.encode(new Sent(sink.name(), notice.id())));
    }

    private Notice stored(ObjectStore store, Occurrence what, NoticeData data) {
        String key = what.key();
        Optional<byte[]> there = store.find(key);
        if (there.isPresent()) {
            return Json.decode(there.get(), Notice.class);
        }
        String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        Notice notice = Notice.of(
                what.id(time),
                what.type(),
                source.orElse(("s3://" + store.bucket() + "/" + keys.value()).replaceAll("/$", "")),
                what.subject(),
                time,
                Json.tree(Json.encode(data)));
        return store.create(key, Json.encode(notice)) ? notice : Json.decode(store.read(key), Notice.class);
    }

    private void patiently(NoticeSink sink, Notice notice) {
        long end = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                sink.send(notice);
                return;
            } catch (UnsentException e) {
                if (System.nanoTime() + pause.toNanos() > end
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                rest(pause, e);
                pause = pause.multipliedBy(2);
            }
        }
    }

    private static void rest(Duration pause, UnsentException fault) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw fault;
        }
    }

    /** A marker: enough to be read by a person. */
    record Sent(String sink, String id) {}
}
