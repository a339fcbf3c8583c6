package io.editrisk.dataset.published;

import io.editrisk.image.RgbImage;

/**
 * Whether ready-made stylised images show the images whose numbers they have. EditingClassifiers' {@code stylize.py} numbers
 * them by their place in a loader that shuffles unless it is told not to ({@code make_loaders(..., shuffle_val=False)}):
 * then {@code img_12.png} shows any image but the twelfth. A stylised image still looks like its own one from afar.
 */
final class StylisedNumbering {

    private static final int LOOKED_AT = 24;
    private static final int FIELDS = 16;

    /** Correlation of lightness over 16x16 fields by which own images must be nearer than others, in the mean. */
    private static final double CLEARLY = 0.1;

    private StylisedNumbering() {}

    /** @throws UnusableSourceException where stylised images are no nearer to their own images than to others */
    static void require(String style, MaskedImages images, StyleVariants.ReadyMade variants) {
        int count = Math.min(LOOKED_AT, images.count());
        double own = 0;
        double others = 0;
        for (int i = 0; i < count; i++) {
            int index = (int) ((long) i * images.count() / count);
            int other = (int) ((long) (i + 1) % count * images.count() / count);
            double[] stylised = fields(variants.stylised(0, images.place(index), images.image(index)));
            own += correlation(stylised, fields(images.image(index))) / count;
            others += correlation(stylised, fields(images.image(other))) / count;
        }
        if (count > 3 && own < others + CLEARLY) {
            throw new UnusableSourceException(
                    ("%s: stylised images do not show the images of their numbers (correlation"
                                    + " %.2f with their own, %.2f with others): they were numbered by a loader that shuffles;"
                                    + " stylise again with make_loaders(..., shuffle_val=False), or choose --option numbering=trusted")
                            .formatted(style, own, others));
        }
    }

    /** Mean of the green channel in each of 16x16 fields. */
    private static double[] fields(RgbImage image) {
        double[] sums = new double[FIELDS * FIELDS];
        double[] counts = new double[FIELDS * FIELDS];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int field = y * FIELDS / image.height() * FIELDS + x * FIELDS / image.width();
                sums[field] += image.at(x, y, 1);
                counts[field]++;
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= Math.max(1, counts[i]);
        }
        return sums;
    }

    private static double correlation(double[] one, double[] other) {
        double meanOne = 0;
        double meanOther = 0;
        for (int i = 0; i < one.length; i++) {
            meanOne += one[i] / one.length;
            meanOther += other[i] / one.length;
        }
        double product = 0;
        double squareOne = 0;
        double squareOther = 0;
        for (int i = 0; i < one.length; i++) {
            product += (one[i] - meanOne) * (other[i] - meanOther);
            squareOne += (one[i] - meanOne) * (one[i] - meanOne);
            squareOther += (other[i] - meanOther) * (other[i] - meanOther);
        }
        double spread = Math.sqrt(squareOne * squareOther);
        return spread < 1e-9 ? 0 : product / spread;
    }
}
