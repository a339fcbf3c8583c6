package io.editrisk.function;

import io.editrisk.store.ObjectStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Every order in which several workers' operations on one store can follow one another, and each of these with one worker
 * killed between any two of its operations (before the first and after the last among them). Who is killed is either called
 * again, at once or at any later moment beside the others, or never: its event is lost.
 *
 * <p>The workers are real code. It runs without threads: a worker is led to its next operation by doing all its work again
 * from the beginning with the answers that it had ({@link ReplayedStore}). What it does next depends on these answers alone,
 * so that two schedules which lead to the same store and gave every worker the same answers have the same future: that is
 * gone through once, and its schedules are counted for both. Nothing is left out.
 */
final class Interleavings {

    private final List<Consumer<ObjectStore>> workers;
    private final Consumer<End> check;
    private final List<Point> beginnings = new ArrayList<>();
    private final List<Point> gone = new ArrayList<>();
    private final Map<Moment, Long> counted = new HashMap<>();
    private final Set<End> ends = new HashSet<>();

    /**
     * How a schedule ended.
     *
     * @param lost whether an event was
     */
    record End(BucketState bucket, boolean lost) {}

    /** @param check holds what must be true at the end of every schedule */
    Interleavings(List<Consumer<ObjectStore>> workers, Consumer<End> check) {
        this.workers = List.copyOf(workers);
        this.check = check;
        for (int worker = 0; worker < workers.size(); worker++) {
            beginnings.add(new Point(worker, List.of()));
            gone.add(new Point(worker));
        }
    }

    /**
     * Goes through all of them.
     *
     * @param deaths at most so many
     * @return how many schedules there were
     */
    long from(BucketState bucket, int deaths) {
        return count(new Moment(bucket, beginnings, deaths, false));
    }

    /** In how many different ways they ended. */
    int ends() {
        return ends.size();
    }

    /** How many different moments there were on the way. */
    int moments() {
        return counted.size();
    }

    private long count(Moment moment) {
        Long known = counted.get(moment);
        if (known != null) {
            return known;
        }
        long schedules = 0;
        if (moment.points.stream().allMatch(Point::finished)) {
            End end = new End(moment.bucket, moment.lost);
            if (ends.add(end)) {
                check.accept(end);
            }
            schedules++;
        }
        for (Moment next : moment.next()) {
            schedules = Math.addExact(schedules, count(next));
        }
        counted.put(moment, schedules);
        return schedules;
    }

    /**
     * Where all are.
     *
     * @param deaths that may still come
     * @param lost whether an event was
     */
    private record Moment(BucketState bucket, List<Point> points, int deaths, boolean lost) {

        List<Moment> next() {
            List<Moment> next = new ArrayList<>();
            for (int worker = 0; worker < points.size(); worker++) {
                Point point = points.get(worker);
                if (!point.finished()) {
                    ReplayedStore.Effect effect = point.next().orElseThrow().on(bucket);
                    next.add(new Moment(effect.after(), with(worker, point.after(effect.answer())), deaths, lost));
                }
                if (deaths > 0) {
                    next.add(new Moment(bucket, with(worker, point.beginning()), deaths - 1, lost));
                    if (!point.finished()) {
                        next.add(new Moment(bucket, with(worker, point.gone()), deaths - 1, true));
                    }
                }
            }
            return next;
        }

        private List<Point> with(int worker, Point point) {
            List<Point> changed = new ArrayList<>(points);
            changed.set(worker, point);
            return List.copyOf(changed);
        }
    }

    /** How far a worker is, by the answers that it had: the same point for the same answers. */
    private final class Point {
        private final int worker;
        private final List<ReplayedStore.Answered> past;
        private final Map<Object, Point> after = new HashMap<>();
        private final Optional<ReplayedStore.Next> next;

        private Point(int worker, List<ReplayedStore.Answered> past) {
            this.worker = worker;
            this.past = past;
            this.next = led();
        }

        /** Of one that is dead and not called again. */
        private Point(int worker) {
            this.worker = worker;
            this.past = List.of();
            this.next = Optional.empty();
        }

        private Optional<ReplayedStore.Next> led() {
            try {
                workers.get(worker).accept(new ReplayedStore(past));
                return Optional.empty();
            } catch (ReplayedStore.Next next) {
                return Optional.of(next);
            }
        }

        Optional<ReplayedStore.Next> next() {
            return next;
        }

        boolean finished() {
            return next.isEmpty();
        }

        Point after(Object answer) {
            return after.computeIfAbsent(answer, had -> {
                List<ReplayedStore.Answered> longer = new ArrayList<>(past);
                longer.add(new ReplayedStore.Answered(next.orElseThrow().operation(), had));
                return new Point(worker, Collections.unmodifiableList(longer));
            });
        }

        Point beginning() {
            return beginnings.get(worker);
        }

        Point gone() {
            return gone.get(worker);
        }
    }
}
