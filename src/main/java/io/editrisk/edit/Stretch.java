package io.editrisk.edit;

/**
 * The part of a trial that one call trains: from the last of its checkpoints on.
 *
 * @param until the epoch after which it stops, where nothing stops it earlier; 0 where nothing is trained
 */
public record Stretch(int until, Checkpoints checkpoints) {

    public Stretch {
        if (until < 0) {
            throw new IllegalArgumentException("training until epoch " + until);
        }
    }
}
