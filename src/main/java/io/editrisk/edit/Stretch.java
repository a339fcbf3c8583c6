package io.editrisk.edit;

/**
 * The part of a trial that one call trains: from the last of its checkpoints on.
 *
 * @param until the epoch after which it stops, 1 or more, where nothing stops it earlier
 */
public record Stretch(int until, Checkpoints checkpoints) {

    public Stretch {
        if (until < 1) {
            throw new IllegalArgumentException("training until epoch " + until);
        }
    }
}
