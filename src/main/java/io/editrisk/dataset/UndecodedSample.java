package io.editrisk.dataset;

import io.editrisk.image.RgbImage;

/** One image or pair with its label, decoded when it is asked for. Threads may share one. */
public final class UndecodedSample {

    private final String location;
    private final StoredSample stored;
    private final SampleDecoder decoder;

    UndecodedSample(String location, StoredSample stored, SampleDecoder decoder) {
        this.location = location;
        this.stored = stored;
        this.decoder = decoder;
    }

    /** Which source image this is; what seeds its corruptions. */
    public String identity() {
        return stored.identity().name();
    }

    /** Index into the data set's classes. */
    public int label() {
        return stored.label();
    }

    /** Where it lies, for people. */
    public String place() {
        return location + ": sample " + stored.key();
    }

    /** The picture, x of a pair; an {@link InvalidDatasetException} where it is not as the manifest says. */
    public RgbImage picture() {
        return decoder.decode(location, stored, 0);
    }

    /** The picture x' of a pair, likewise. */
    public RgbImage modified() {
        return decoder.decode(location, stored, 1);
    }

    /**
     * The mask of a pair, with the geometry of its pictures: grey, not 0 where x' differs from x; an {@link
     * IllegalStateException} where the data set has no masks.
     */
    public RgbImage mask() {
        if (!hasMask()) {
            throw new IllegalStateException(place() + " has no mask");
        }
        return decoder.decode(location, stored, 2);
    }

    /** Whether there is a {@link #mask}. */
    public boolean hasMask() {
        return stored.pictures().size() > 2;
    }

    /** The image with its {@link #picture}. */
    public Sample decoded() {
        return new Sample(stored.key(), identity(), label(), picture());
    }
}
