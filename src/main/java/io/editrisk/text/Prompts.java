package io.editrisk.text;

import java.util.List;

/**
 * What CLIP is told of a task's classes: the name of each in every template.
 *
 * @param classes their names, in the order of the labels; at least one
 */
public record Prompts(List<String> classes, PromptTemplates templates) {

    public Prompts {
        classes = List.copyOf(classes);
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("at least one class is needed");
        }
    }

    /** The sentences about a class, as many as there are templates. */
    public List<String> of(int label) {
        return templates.prompts(classes.get(label));
    }
}
