/** What doors to brokers have in common. */
@org.jspecify.annotations.NullMarked
package io.editrisk.adapter.broker;
