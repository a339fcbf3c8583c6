package io.editrisk.dataset.published;

import java.util.List;
import java.util.Optional;

/**
 * A sample as it was published.
 *
 * @param identity the source image's name (see {@link io.editrisk.dataset.ImageIdentity}): the same for every form of one
 *     image; empty where only its pixels can say which image it is
 * @param source its path in what was published, for people and for faults
 * @param label index into the set's classes
 * @param pictures one for images; x and x' for pairs, and their mask where the set has masks
 * @param original the source image, whose pixels are digested: one of the pictures where that is the source itself; empty
 *     where the source is not at hand, as with what was published in a corrupted form
 */
public record PublishedSample(
        Optional<String> identity, String source, int label, List<Picture> pictures, Optional<Picture> original) {

    public PublishedSample {
        pictures = List.copyOf(pictures);
        if (identity.isEmpty() && original.isEmpty()) {
            throw new IllegalArgumentException(source + ": neither a name nor pixels say which image it is");
        }
    }

    /** An image that is its own source. */
    public static PublishedSample of(Optional<String> identity, String source, int label, Picture picture) {
        return new PublishedSample(identity, source, label, List.of(picture), Optional.of(picture));
    }

    /** An image made of another that is not at hand. */
    public static PublishedSample modified(String identity, String source, int label, Picture picture) {
        return new PublishedSample(Optional.of(identity), source, label, List.of(picture), Optional.empty());
    }
}
