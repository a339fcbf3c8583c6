package io.editrisk.event;

/**
 * A message of a broker, delivered once more.
 *
 * @param body JSON, if it is what it should be
 * @param number how often it was delivered, this time included
 * @param last whether it is given up unless this delivery succeeds
 */
public record Letter(String body, int number, boolean last) {}
