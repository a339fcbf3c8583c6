package io.editrisk.experiment.form;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The description of a value. The check of a file and its JSON schema both come from it, so neither can allow what the
 * other refuses.
 */
public interface Form {

    /**
     * Reads a node.
     *
     * @param what names the value in messages, for instance {@code 'seed'}
     * @param mistakes takes what is wrong with it
     * @return the value, or empty where something was wrong with it as a whole
     */
    Optional<Value> read(Node node, String what, Mistakes mistakes);

    /** The same description in JSON schema (draft 2020-12). */
    ObjectNode schema();

    /** What is allowed, to go after "expected". */
    String expected();

    /** Adds that the node is something else than expected. */
    default Optional<Value> refuse(Node node, String what, Mistakes mistakes) {
        mistakes.add(Place.of(node), what + " is " + Wording.held(node) + "; expected " + expected());
        return Optional.empty();
    }

    /** An empty JSON object. */
    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
