package io.editrisk.event;

import java.time.Duration;

/**
 * How a door to a broker takes messages.
 *
 * @param workers how many at a time
 * @param deliveries after so many a message is given up
 * @param pause between two deliveries
 * @param grace how long what is running may go on when the process ends
 */
public record DoorSettings(int workers, int deliveries, Duration pause, Duration grace) {
    public DoorSettings {
        if (workers < 1 || deliveries < 1) {
            throw new IllegalArgumentException("EDITRISK_DOORS_WORKERS and EDITRISK_DOORS_DELIVERIES are at least 1");
        }
    }
}
