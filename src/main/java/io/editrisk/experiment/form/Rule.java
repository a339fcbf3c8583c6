package io.editrisk.experiment.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Something that must hold between the keys of a section. */
public interface Rule {

    /** Looks at what could be read of the section: values that did not fit are absent, and not this rule's business. */
    void check(Value.Fields section, Mistakes mistakes);

    /** The rule in JSON schema, to be held beside the section's own; empty for what that language cannot say. */
    default Optional<ObjectNode> schema() {
        return Optional.empty();
    }
}
