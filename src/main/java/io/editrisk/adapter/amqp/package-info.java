/** Events and notices over AMQP 1.0. */
@org.jspecify.annotations.NullMarked
package io.editrisk.adapter.amqp;
