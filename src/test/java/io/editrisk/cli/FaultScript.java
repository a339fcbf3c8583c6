package io.editrisk.cli;

import io.editrisk.adapter.UnreliableWire.Upset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Everything that goes wrong with one run, drawn from a seed.
 *
 * @param acts in their order, on two workers
 */
record FaultScript(long seed, Events events, Requests requests, List<Act> acts, Duration length) {

    /** How long a message stays hidden whose worker gives no sign of life. */
    static final Duration INVISIBLE = Duration.ofSeconds(2);

    /** Shares of the events that are dropped, doubled, delayed by up to so long. */
    record Events(double dropped, double doubled, double delayed, Duration longest) {
        static final Events NONE = new Events(0, 0, 0, Duration.ofMillis(1));
    }

    /** Shares of the requests to the store that are answered 500 or 503, slow, cut off, or lose their answer. */
    record Requests(double refused, double slow, double cut, double lost) {
        static final Requests NONE = new Requests(0, 0, 0, 0);

        /** What becomes of one request. */
        Upset draw(SplittableRandom random) {
            double at = random.nextDouble();
            if (at < refused) {
                return Upset.answered(random.nextBoolean() ? 500 : 503);
            }
            if (at < refused + slow) {
                return Upset.slow(Duration.ofMillis(random.nextLong(900)));
            }
            if (at < refused + slow + cut) {
                return Upset.cutAfter(1 + random.nextLong(2000));
            }
            return at < refused + slow + cut + lost ? Upset.cutAfter(0) : Upset.NONE;
        }
    }

    enum What {
        /** SIGKILL; another process starts in its place. */
        KILL,
        /** SIGKILL; the one in its place can write no file of more than a few kilobytes. */
        FILL_DISK,
        /** SIGKILL; the clock of the one in its place is hours off, and jumps once more later. */
        JUMP_CLOCK,
        /** SIGSTOP until others have its message. */
        PAUSE,
        STORE_AWAY,
        QUEUE_AWAY
    }

    /**
     * @param at after the upload
     * @param worker 0 or 1, where it happens to one
     * @param lasts where it ends by itself
     */
    record Act(Duration at, What what, int worker, Duration lasts) {}

    static FaultScript of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Duration length = Duration.ofMillis(2000 + random.nextLong(2000));
        Events events = new Events(
                random.nextDouble(0.15), random.nextDouble(0.3), random.nextDouble(0.5), Duration.ofMillis(1500));
        Requests requests = new Requests(
                random.nextDouble(0.1), random.nextDouble(0.1), random.nextDouble(0.04), random.nextDouble(0.04));
        List<Act> acts = new ArrayList<>();
        add(acts, What.KILL, 1 + random.nextInt(2), random, length);
        for (What what : List.of(What.FILL_DISK, What.JUMP_CLOCK, What.PAUSE, What.STORE_AWAY, What.QUEUE_AWAY)) {
            add(acts, what, random.nextInt(3) / 2, random, length);
        }
        acts.sort(Comparator.comparing(Act::at));
        return new FaultScript(seed, events, requests, acts, length);
    }

    private static void add(List<Act> acts, What what, int times, SplittableRandom random, Duration length) {
        for (int i = 0; i < times; i++) {
            acts.add(new Act(
                    Duration.ofMillis(random.nextLong(length.toMillis())),
                    what,
                    random.nextInt(2),
                    what == What.PAUSE
                            ? INVISIBLE.plusMillis(300 + random.nextLong(1000))
                            : Duration.ofMillis(300 + random.nextLong(1200))));
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "seed %d: of the events %.0f%% dropped, %.0f%% doubled, %.0f%% late; of the requests %.0f%% refused, %.0f%%"
                        + " slow, %.0f%% cut, %.0f%% answered in vain; %s",
                seed,
                100 * events.dropped(),
                100 * events.doubled(),
                100 * events.delayed(),
                100 * requests.refused(),
                100 * requests.slow(),
                100 * requests.cut(),
                100 * requests.lost(),
                acts.stream()
                        .map(act -> act.what() + " " + act.worker() + " at "
                                + act.at().toMillis() + " ms")
                        .collect(Collectors.joining(", ")));
    }
}
