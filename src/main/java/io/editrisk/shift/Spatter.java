package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.List;

/** Drops on the lens: normal noise made smooth, its peaks alone; water in the lower severities, mud in the higher. */
final class Spatter implements Corruption {

    /**
     * @param mean of the noise, as is its deviation, as a fraction of full scale
     * @param sigma of the Gaussian that makes it smooth, in pixels
     * @param threshold below which there is no drop
     * @param strength how bright water is; how far mud is smoothed, in pixels
     */
    private record Parameters(
            double mean, double deviation, double sigma, double threshold, double strength, boolean mud) {}

    private static final Published<Parameters> PARAMETERS = new Published<>(
            List.of(
                    new Parameters(.62, .1, .7, .7, .5, false),
                    new Parameters(.65, .1, .8, .7, .5, false),
                    new Parameters(.65, .3, 1, .69, .5, false),
                    new Parameters(.65, .1, .7, .69, .6, true),
                    new Parameters(.65, .1, .5, .68, .6, true)),
            List.of(
                    new Parameters(.62, .1, .7, .7, .6, false),
                    new Parameters(.65, .1, .8, .7, .6, false),
                    new Parameters(.65, .3, 1, .69, .6, false),
                    new Parameters(.65, .1, .7, .68, .6, true),
                    new Parameters(.65, .1, .5, .67, .6, true)),
            List.of(
                    new Parameters(.65, .3, 4, .69, .6, false),
                    new Parameters(.65, .3, 3, .68, .6, false),
                    new Parameters(.65, .3, 2, .68, .5, false),
                    new Parameters(.65, .3, 1, .65, 1.5, true),
                    new Parameters(.67, .4, 1, .65, 1.5, true)),
            List.of(
                    new Parameters(.65, .3, 4, .69, .9, false),
                    new Parameters(.65, .3, 3.5, .68, .9, false),
                    new Parameters(.65, .3, 3, .68, .8, false),
                    new Parameters(.65, .3, 1.2, .65, 1.8, true),
                    new Parameters(.67, .4, 1.2, .65, 1.8, true)));

    @Override
    public String name() {
        return "spatter";
    }

    @Override
    public Group group() {
        return Group.WEATHER;
    }

    @Override
    public boolean common() {
        return false;
    }

    @Override
    public String summary() {
        return "drops of water or mud on the lens";
    }

    @Override
    public RgbImage apply(RgbImage image, int severity, Draws draws) {
        Parameters parameters = PARAMETERS.at(image, severity);
        double[][] noise = new double[image.height()][image.width()];
        for (double[] row : noise) {
            for (int x = 0; x < row.length; x++) {
                row[x] = parameters.mean() + parameters.deviation() * draws.gaussian();
            }
        }
        Grid liquid =
                GaussianKernel.of(parameters.sigma(), GaussianKernel.REACH).blur(new Grid(1, noise), Border.NEAREST);
        for (double[] row : liquid.rows()) {
            for (int x = 0; x < row.length; x++) {
                row[x] = row[x] < parameters.threshold() ? 0 : row[x];
            }
        }
        return parameters.mud()
                ? Mud.on(image, liquid, parameters.threshold(), parameters.strength())
                : Water.on(image, liquid, parameters.strength());
    }
}
