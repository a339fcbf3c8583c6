package io.editrisk.experiment;

import io.editrisk.text.Prompts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What CLIP is told of the tasks' classes.
 *
 * @param editing by the editing task's name; those of the original task where it has no classes of its own
 */
public record TaskPrompts(Prompts original, Map<String, Prompts> editing) {
    public TaskPrompts {
        editing = Collections.unmodifiableMap(new LinkedHashMap<>(editing));
    }
}
