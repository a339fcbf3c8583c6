package io.editrisk.function;

import io.editrisk.event.Notice;
import io.editrisk.event.NoticeSink;
import io.editrisk.event.UnsentException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** A sink that keeps what it was sent, and is away when told to. */
final class ToldSink implements NoticeSink {

    private final List<Notice> told = new ArrayList<>();
    private final IntPredicate away;
    private int calls;

    /** @param away whether it is at the call of that number, from 0 on */
    ToldSink(IntPredicate away) {
        this.away = away;
    }

    /** Everything that it took over, in that order. */
    List<Notice> told() {
        return List.copyOf(told);
    }

    @Override
    public String name() {
        return "told";
    }

    @Override
    public void send(Notice notice) {
        if (away.test(calls++)) {
            throw new UnsentException(notice.type() + " was not sent to told: away");
        }
        told.add(notice);
    }

    @Override
    public void close() {
        // nothing is held
    }
}
