/** Events and notices over Kafka. */
@org.jspecify.annotations.NullMarked
package io.editrisk.adapter.kafka;
