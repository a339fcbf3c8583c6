/** The editing methods, their trials and how one trial is chosen. */
@org.jspecify.annotations.NullMarked
package io.editrisk.edit;
