package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.List;

/** Salt and pepper: some channels of some pixels are set to full or to nothing. First it is drawn for all of them which, then for all of them to what. */
final class ImpulseNoise implements Corruption {

    /** The share that is set. */
    private static final Published<Double> AMOUNT = new Published<>(
            List.of(.01, .02, .03, .05, .07),
            List.of(.01, .02, .05, .08, .14),
            List.of(.03, .06, .09, .17, .27),
            List.of(.04, .07, .10, .18, .28));

    @Override
    public String name() {
        return "impulse_noise";
    }

    @Override
    public Group group() {
        return Group.NOISE;
    }

    @Override
    public String summary() {
        return "salt and pepper: channels set to full or to nothing, as by faulty bits";
    }

    @Override
    public RgbImage apply(RgbImage image, int severity, Draws draws) {
        double amount = AMOUNT.at(image, severity);
        byte[] noisy = image.pixels().clone();
        boolean[] struck = new boolean[noisy.length];
        for (int i = 0; i < struck.length; i++) {
            struck[i] = draws.uniform() <= amount;
        }
        for (int i = 0; i < struck.length; i++) {
            boolean salt = draws.uniform() <= 0.5;
            if (struck[i]) {
                noisy[i] = (byte) (salt ? 255 : 0);
            }
        }
        return new RgbImage(image.width(), image.height(), noisy);
    }
}
