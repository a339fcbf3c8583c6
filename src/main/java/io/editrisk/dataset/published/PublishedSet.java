package io.editrisk.dataset.published;

import io.editrisk.dataset.Description;
import java.util.function.IntFunction;

/**
 * A data set as it lies in what was published.
 *
 * @param split which part of a form with several this is, for instance {@code test} or {@code fog/3}: the folder below the
 *     import's; empty for a form of one part
 * @param size how many samples it has
 * @param reading the sample at a place from 0 on, the same whenever it is asked for; several threads ask side by side, and
 *     nothing of the picture is read until it is asked for its bytes or pixels
 */
public record PublishedSet(String split, Description description, int size, IntFunction<PublishedSample> reading) {

    public PublishedSet {
        if (size < 1) {
            throw new UnusableSourceException(
                    description.name() + (split.isEmpty() ? "" : ", " + split) + ": no picture is in it");
        }
    }

    public PublishedSample sample(int index) {
        return reading.apply(index);
    }

    /** The same, described otherwise. */
    public PublishedSet described(Description other) {
        return new PublishedSet(split, other, size, reading);
    }

    /** The first so many samples. */
    PublishedSet first(int samples) {
        return new PublishedSet(split, description, Math.min(size, samples), reading);
    }
}
