/** How a YAML file is described once, and from that description read, checked and given a JSON schema. */
@org.jspecify.annotations.NullMarked
package io.editrisk.experiment.form;
