/** The commands that people type. */
@org.jspecify.annotations.NullMarked
package io.editrisk.cli;
