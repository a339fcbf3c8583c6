package io.editrisk.edit;

import java.time.Duration;
import java.util.Optional;

/**
 * The part of a trial that one call trains: from the last of its checkpoints on.
 *
 * @param until the epoch after which it stops, where nothing stops it earlier; 0 where nothing is trained
 * @param limit it also stops after the epoch in which the trial, with all calls before, was trained so long
 */
public record Stretch(int until, Optional<Duration> limit, Checkpoints checkpoints) {

    public Stretch {
        if (until < 0) {
            throw new IllegalArgumentException("training until epoch " + until);
        }
    }

    boolean timeIsUp(TrainedTime time) {
        return limit.filter(most -> time.soFar().compareTo(most) >= 0).isPresent();
    }
}
