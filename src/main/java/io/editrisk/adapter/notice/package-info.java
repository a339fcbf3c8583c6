/** Notices to others: over HTTP, SNS, EventBridge and SQS, and which sinks a deployment has. */
@org.jspecify.annotations.NullMarked
package io.editrisk.adapter.notice;
