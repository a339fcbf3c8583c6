/** Doorbells over SQS: a connector that takes one message at a time. */
@org.jspecify.annotations.NullMarked
package io.editrisk.adapter.sqs;
