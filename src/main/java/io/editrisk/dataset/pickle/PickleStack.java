package io.editrisk.dataset.pickle;

import java.util.ArrayList;
import java.util.List;

/** The values that a pickle is working on; those below the last mark cannot be reached. */
final class PickleStack {

    private final List<Object> values = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();

    void mark() {
        marks.add(values.size());
    }

    void push(Object value) {
        values.add(value);
    }

    /** The value on top, left there; an {@link IllegalArgumentException} where there is none. */
    Object top() {
        requireReachable(1);
        return values.get(values.size() - 1);
    }

    Object pop() {
        requireReachable(1);
        return values.remove(values.size() - 1);
    }

    /** The upper values in the order in which they came; they are gone afterwards. */
    List<Object> pop(int count) {
        requireReachable(count);
        return takeFrom(values.size() - count);
    }

    /** All that came after the last mark, which is gone afterwards. */
    List<Object> popToMark() {
        if (marks.isEmpty()) {
            throw new IllegalArgumentException("asks for the values from a mark on where there is none");
        }
        int last = marks.size() - 1;
        int mark = marks.get(last);
        marks.subList(last, marks.size()).clear();
        return takeFrom(mark);
    }

    private List<Object> takeFrom(int index) {
        List<Object> upper = values.subList(index, values.size());
        List<Object> taken = List.copyOf(upper);
        upper.clear();
        return taken;
    }

    private void requireReachable(int count) {
        int reachable = values.size() - (marks.isEmpty() ? 0 : marks.get(marks.size() - 1));
        if (reachable < count) {
            throw new IllegalArgumentException("asks for %d values where there are %d".formatted(count, reachable));
        }
    }
}
