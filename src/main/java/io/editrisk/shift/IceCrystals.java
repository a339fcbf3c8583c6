package io.editrisk.shift;

import io.editrisk.image.RgbImage;

/**
 * A texture of frost made up: rime in clouds, and over it ferns of ice, whose branches leave at 60 degrees as those of ice
 * do. The same on every machine.
 */
final class IceCrystals {

    /** The six directions of growth. */
    private static final int DIRECTIONS = 6;

    /** From one pair of branches to the next, in pixels. */
    private static final int SPACING = 6;

    /** Branches on branches. */
    private static final int ORDERS = 2;

    /** How much brighter a fern's stem is than the rime. */
    private static final double BRIGHTNESS = 2.5;

    /** How far from the mean a texture may go, in deviations. */
    private static final double MOST = 3;

    /**
     * How a texture looks.
     *
     * @param mean of red, green and blue, 0..255, as is the deviation
     * @param ferns how many there are
     * @param stem the longest, in pixels
     */
    record Look(int width, int height, int[] mean, int[] deviation, int ferns, int stem) {}

    private final Look look;
    private final SeededDraws draws;
    private final double[] rime;
    private final double[] ice;
    private final double[] right = new double[DIRECTIONS];
    private final double[] down = new double[DIRECTIONS];

    private IceCrystals(Look look, SeededDraws draws) {
        this.look = look;
        this.draws = draws;
        this.rime = new double[look.width() * look.height()];
        this.ice = new double[rime.length];
    }

    static RgbImage texture(Look look, SeededDraws draws) {
        IceCrystals crystals = new IceCrystals(look, draws);
        crystals.cloud(128, 1);
        crystals.cloud(32, .5);
        crystals.cloud(8, .2);
        for (int fern = 0; fern < look.ferns(); fern++) {
            crystals.fern();
        }
        return crystals.image();
    }

    /** Noise on a lattice, smooth in between. */
    private void cloud(int cell, double strength) {
        int columns = look.width() / cell + 2;
        double[] lattice = new double[columns * (look.height() / cell + 2)];
        for (int i = 0; i < lattice.length; i++) {
            lattice[i] = draws.uniform(-1, 1);
        }
        for (int y = 0; y < look.height(); y++) {
            double below = eased((double) (y % cell) / cell);
            for (int x = 0; x < look.width(); x++) {
                double beside = eased((double) (x % cell) / cell);
                int at = y / cell * columns + x / cell;
                double above = lattice[at] + beside * (lattice[at + 1] - lattice[at]);
                double under = lattice[at + columns] + beside * (lattice[at + columns + 1] - lattice[at + columns]);
                rime[y * look.width() + x] += strength * (above + below * (under - above));
            }
        }
    }

    private static double eased(double part) {
        return part * part * (3 - 2 * part);
    }

    private void fern() {
        double turned = draws.uniform(0, StrictMath.PI / 3);
        for (int i = 0; i < DIRECTIONS; i++) {
            right[i] = StrictMath.cos(turned + i * StrictMath.PI / 3);
            down[i] = StrictMath.sin(turned + i * StrictMath.PI / 3);
        }
        double x = draws.uniform(0, look.width());
        double y = draws.uniform(0, look.height());
        double length = look.stem() * draws.uniform(.3, 1);
        double brightness = BRIGHTNESS * draws.uniform(.3, 1);
        int direction = draws.below(DIRECTIONS);
        grow(new Needle(x, y, direction, length, brightness), ORDERS);
        grow(new Needle(x, y, (direction + DIRECTIONS / 2) % DIRECTIONS, length / 2, brightness), ORDERS);
    }

    /** @param brightness at its root; it gets fainter towards its end */
    private record Needle(double x, double y, int direction, double length, double brightness) {}

    /** The needle, and pairs of shorter ones along it. */
    private void grow(Needle needle, int orders) {
        double x = needle.x();
        double y = needle.y();
        for (int i = 0; i < needle.length(); i++) {
            double left = 1 - i / needle.length();
            put(x, y, needle.brightness() * (.4 + .6 * left));
            if (orders > 0 && i % SPACING == SPACING - 1) {
                double length = needle.length() * left * draws.uniform(.2, .4);
                for (int turn : new int[] {1, DIRECTIONS - 1}) {
                    int direction = (needle.direction() + turn) % DIRECTIONS;
                    grow(new Needle(x, y, direction, length, needle.brightness() * .8), orders - 1);
                }
            }
            x += right[needle.direction()];
            y += down[needle.direction()];
        }
    }

    /** Shared among the four pixels around; what is brighter there already stays. */
    private void put(double x, double y, double amount) {
        if (x < 0 || y < 0 || x >= look.width() - 1 || y >= look.height() - 1) {
            return;
        }
        int column = (int) x;
        int row = (int) y;
        int at = row * look.width() + column;
        double beside = x - column;
        double below = y - row;
        ice[at] = Math.max(ice[at], amount * (1 - beside) * (1 - below));
        ice[at + 1] = Math.max(ice[at + 1], amount * beside * (1 - below));
        ice[at + look.width()] = Math.max(ice[at + look.width()], amount * (1 - beside) * below);
        ice[at + look.width() + 1] = Math.max(ice[at + look.width() + 1], amount * beside * below);
    }

    private RgbImage image() {
        double[] light = new double[rime.length];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < light.length; i++) {
            light[i] = rime[i] + ice[i];
            sum += light[i];
            squares += light[i] * light[i];
        }
        double mean = sum / light.length;
        double deviation = Math.sqrt(squares / light.length - mean * mean);
        byte[] pixels = new byte[light.length * Levels.CHANNELS];
        for (int i = 0; i < pixels.length; i++) {
            int channel = i % Levels.CHANNELS;
            double above = (light[i / Levels.CHANNELS] - mean) / deviation;
            double level = look.mean()[channel] + look.deviation()[channel] * Math.max(-MOST, Math.min(MOST, above));
            pixels[i] = Levels.clipped((int) level);
        }
        return new RgbImage(look.width(), look.height(), pixels);
    }
}
