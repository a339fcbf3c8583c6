/** Text as CLIP reads it: class names in prompts, and prompts as token ids. */
@org.jspecify.annotations.NullMarked
package io.editrisk.text;
