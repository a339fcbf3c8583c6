package io.editrisk.adapter.broker;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** Threads that each keep a session with a broker: one that broke is begun again, ever more slowly, until all is ended. */
public final class Workers implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Workers.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

    private final String broker;
    private final Session session;
    private final Duration grace;
    private final List<Thread> threads;
    private volatile boolean stopping;

    /** Connects, and takes messages until it is told to stop; throws where the connection breaks. */
    public interface Session {
        void run(Progress progress) throws Exception;
    }

    /** Between a session and who keeps it. */
    public interface Progress {

        boolean stopping();

        /** The broker is there. */
        void connected();
    }

    /** So many threads, not yet started; the broker is named in the log. */
    public Workers(String broker, int number, Duration grace, Session session) {
        this.broker = broker;
        this.session = session;
        this.grace = grace;
        threads = IntStream.range(0, number)
                .mapToObj(i -> new Thread(() -> new Keeping().run(), broker + "-door-" + i))
                .toList();
    }

    public Workers start() {
        threads.forEach(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
        return this;
    }

    private final class Keeping implements Progress {
        private Duration pause = FIRST_PAUSE;
        private boolean away;

        private void run() {
            while (!stopping) {
                try {
                    session.run(this);
                } catch (Exception e) {
                    if (stopping || !rest(e)) {
                        return;
                    }
                }
            }
        }

        private boolean rest(Exception fault) {
            if (!away) {
                LOG.warnf("%s is away, asking again: %s", broker, String.valueOf(fault.getMessage()));
                away = true;
            }
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                return false;
            }
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
            return true;
        }

        @Override
        public boolean stopping() {
            return stopping;
        }

        @Override
        public void connected() {
            pause = FIRST_PAUSE;
            if (away) {
                LOG.infof("%s is back", broker);
                away = false;
            }
        }
    }

    /** Takes nothing more, and lets what is running end for a while. */
    @Override
    public void close() {
        stopping = true;
        long deadline = System.nanoTime() + grace.toNanos();
        threads.forEach(thread -> await(thread, deadline));
        threads.forEach(Thread::interrupt);
        long last = System.nanoTime() + AFTER_INTERRUPT.toNanos();
        threads.forEach(thread -> await(thread, last));
    }

    private static void await(Thread thread, long deadline) {
        try {
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
