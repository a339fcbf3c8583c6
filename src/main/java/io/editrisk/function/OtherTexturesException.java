package io.editrisk.function;

/** A run was planned with other textures of frost than this process has; the message is one line. */
public class OtherTexturesException extends RuntimeException {
    OtherTexturesException(String run, String planned, String here) {
        super(run + " was planned with frost of textures " + planned + "; here they are " + here
                + ": --frost DIR, elsewhere EDITRISK_FROST_TEXTURES, names the folder of others");
    }
}
