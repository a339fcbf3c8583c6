package io.editrisk.experiment;

import io.editrisk.text.Prompts;

/** What CLIP is told of the two tasks' classes; the same where the editing task has no classes of its own. */
public record TaskPrompts(Prompts original, Prompts editing) {}
