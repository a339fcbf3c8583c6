package io.editrisk.evaluation;

/**
 * The looks that are taken at what an evaluation has measured so far, to end it where that is enough: each at twice as many
 * images as the one before it, the last at all. Whoever looks more often is wrong more often. So intervals that are looked at are
 * each as wide as if there were as many of them (Bonferroni): all looks together hold with 95%, whichever is the last.
 * See docs/statistics.md.
 *
 * @param most how many there are at most, from 1: the only one is at the end
 */
public record Looks(int most) {

    /** The evaluation is looked at when it is over. */
    public static final Looks AT_THE_END = new Looks(1);

    /** So many that the first is not at a thousandth of the images. */
    public static final int MOST = 10;

    public Looks {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException(most + " looks");
        }
    }

    /** So many as are asked for, and no more than a set of so many images can be doubled up to. */
    public static Looks of(int asked, int images) {
        return new Looks(Math.min(asked, Integer.SIZE - Integer.numberOfLeadingZeros(images)));
    }

    /**
     * How many images are measured by then.
     *
     * @param look from 1; 0 for none
     * @param all images of the set, at least one
     */
    public int images(int look, int all) {
        if (look < 0 || look > most) {
            throw new IllegalArgumentException("look " + look + " of " + most);
        }
        return look == 0 ? 0 : -Math.floorDiv(-all, 1 << (most - look));
    }

    /** The first look that an image is in. */
    public int look(int image, int all) {
        int look = 1;
        while (images(look, all) <= image) {
            look++;
        }
        return look;
    }

    /** The normal quantile of each look's intervals. */
    double z() {
        return most == 1 ? Interval.Z : Multiplicity.z(most);
    }
}
