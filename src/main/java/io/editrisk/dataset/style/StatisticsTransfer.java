package io.editrisk.dataset.style;

/**
 * Gives an image a style's statistics: its fine structure keeps its place and gets the strength that the style's has in
 * each band, and its broad colours get the style's mean and covariance. What AdaIN (Huang and Belongie 2017) does to a
 * network's features is done here to bands of CIELAB.
 */
final class StatisticsTransfer {

    private static final int BANDS = 4;

    /** An even sky must not be made noise to look as rough as gravel. */
    private static final double MOST_GAIN = 4;

    private StatisticsTransfer() {}

    static LabImage of(LabImage content, LabImage style) {
        float[][] rests = new float[LabImage.CHANNELS][];
        float[][] styleRests = new float[LabImage.CHANNELS][];
        float[][] details = new float[LabImage.CHANNELS][];
        for (int plane = 0; plane < LabImage.CHANNELS; plane++) {
            Bands bands = Bands.of(content.planes()[plane], content.width(), content.height(), BANDS);
            Bands styleBands = Bands.of(style.planes()[plane], style.width(), style.height(), BANDS);
            details[plane] = bands.detailsLike(styleBands, MOST_GAIN);
            rests[plane] = bands.rest();
            styleRests[plane] = styleBands.rest();
        }
        float[][] moved = ColourStatistics.of(rests).to(ColourStatistics.of(styleRests), rests);
        for (int plane = 0; plane < LabImage.CHANNELS; plane++) {
            for (int i = 0; i < moved[plane].length; i++) {
                moved[plane][i] += details[plane][i];
            }
        }
        return new LabImage(content.width(), content.height(), moved);
    }
}
