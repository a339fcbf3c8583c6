/** What was asked for: the config, its checks, the plan. */
@org.jspecify.annotations.NullMarked
package io.editrisk.experiment;
