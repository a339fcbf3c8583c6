package io.editrisk.adapter.notice;

import io.editrisk.event.Notice;
import io.editrisk.event.NoticeSink;
import io.editrisk.event.UnsentException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A sink that is opened when it is first sent to: most processes send nothing. */
final class LateSink implements NoticeSink {

    private final String name;
    private final Supplier<NoticeSink> open;
    private @Nullable NoticeSink opened;

    LateSink(String name, Supplier<NoticeSink> open) {
        this.name = name;
        this.open = open;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void send(Notice notice) {
        sink(notice).send(notice);
    }

    private synchronized NoticeSink sink(Notice notice) {
        if (opened == null) {
            try {
                opened = open.get();
            } catch (RuntimeException e) {
                throw UnsentException.of(name, notice, e);
            }
        }
        return opened;
    }

    @Override
    public synchronized void close() {
        if (opened != null) {
            opened.close();
        }
    }
}
