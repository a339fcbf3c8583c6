package io.editrisk.experiment.form;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;

/**
 * Stands before the composer, which recurses without a limit and follows aliases: counts, event by event, how deep the
 * document nests and how many values it has once its aliases are followed.
 */
final class YamlGuard {

    static final int DEEPEST = 50;
    static final long MOST_VALUES = 20_000;

    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private long values;
    private boolean begun;
    private Place reached = Place.START;

    /** A collection whose end has not come, and how many values there were before it. */
    private record Open(Optional<Anchor> anchor, long before) {}

    /** The beginning of the last thing that passed. */
    Place reached() {
        return reached;
    }

    void pass(Event event) throws UnreadableException {
        reached = Place.of(event.getStartMark());
        if (event instanceof DocumentStartEvent) {
            if (begun) {
                throw at(event, "a second document begins here; a file holds one");
            }
            begun = true;
        } else if (event instanceof AliasEvent alias) {
            follow(alias);
        } else if (event instanceof CollectionEndEvent) {
            close();
        } else if (event instanceof NodeEvent node) {
            enter(node);
        }
        if (values > MOST_VALUES) {
            throw at(event, "more than " + MOST_VALUES + " values, aliases followed; no experiment is that large");
        }
    }

    private void enter(NodeEvent node) throws UnreadableException {
        values++;
        if (!(node instanceof CollectionStartEvent)) {
            node.getAnchor().ifPresent(anchor -> sizes.put(anchor.getValue(), 1L));
            return;
        }
        // while a collection is open its name stands for nothing, so that it cannot hold itself
        node.getAnchor().ifPresent(anchor -> sizes.remove(anchor.getValue()));
        open.push(new Open(node.getAnchor(), values - 1));
        if (open.size() > DEEPEST) {
            throw at(node, "nested more than " + DEEPEST + " levels deep");
        }
    }

    private void close() {
        Open closed = open.pop();
        closed.anchor().ifPresent(anchor -> sizes.put(anchor.getValue(), values - closed.before()));
    }

    private void follow(AliasEvent alias) throws UnreadableException {
        String name = alias.getAlias().getValue();
        Long size = sizes.get(name);
        if (size == null) {
            throw at(alias, "alias " + Wording.quoted("*" + name) + " stands for nothing that was written before it");
        }
        values += size;
    }

    private static UnreadableException at(Event event, String message) {
        return new UnreadableException(Place.of(event.getStartMark()), message);
    }
}
