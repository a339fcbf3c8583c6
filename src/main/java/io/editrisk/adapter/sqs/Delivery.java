package io.editrisk.adapter.sqs;

import io.editrisk.event.FunctionName;

/**
 * What the connector says of a message beside its body.
 *
 * @param function whose queue it came from
 * @param number how often it was delivered, this time included
 * @param last whether it goes to the dead letters unless this delivery succeeds
 */
public record Delivery(FunctionName function, int number, boolean last) {}
