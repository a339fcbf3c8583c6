package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.editrisk.image.Resampling;
import io.editrisk.image.RgbImage;
import java.util.List;

/**
 * The masks of some pairs, laid on the grids that a convolution's features lie on. EditingClassifiers (Santurkar et al. 2021)
 * does it in two ways, and so it is here: the keys' grid gets the mask resized as a picture is, with Pillow's bilinear filter
 * in 8 bits, the features' grid the mean of the mask over each cell.
 *
 * @param levels [N,S,S] float32, 0 to 255: the masks as the network's pictures lie
 */
record PairMasks(NDArray levels) {

    private static final float FULL = 255;

    /** Of grey pictures of the network's size, at least one. */
    static PairMasks of(List<RgbImage> masks, NDManager manager) {
        RgbImage first = masks.get(0);
        int pixels = first.width() * first.height();
        float[] levels = new float[masks.size() * pixels];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = masks.get(i / pixels).pixels()[3 * (i % pixels)] & 0xff;
        }
        return new PairMasks(manager.create(levels, new Shape(masks.size(), first.height(), first.width())));
    }

    /**
     * What each key counts for.
     *
     * @param keys the shape of what goes into the layer, [N,C,H,W]
     * @return [N·H·W] of 0 to 1, in the order of {@link io.editrisk.network.Network.Seen#positions}
     */
    NDArray onKeys(Shape keys) {
        int height = Math.toIntExact(keys.get(2));
        int width = Math.toIntExact(keys.get(3));
        float[] all = levels.toFloatArray();
        int count = Math.toIntExact(levels.getShape().get(0));
        float[] weights = new float[count * height * width];
        for (int i = 0; i < count; i++) {
            byte[] resized =
                    Resampling.BILINEAR.resize(picture(all, i), width, height).pixels();
            for (int at = 0; at < height * width; at++) {
                weights[i * height * width + at] = (resized[3 * at] & 0xff) / FULL;
            }
        }
        return levels.getManager().create(weights);
    }

    private RgbImage picture(float[] all, int mask) {
        int height = Math.toIntExact(levels.getShape().get(1));
        int width = Math.toIntExact(levels.getShape().get(2));
        byte[] pixels = new byte[3 * height * width];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) all[mask * height * width + i / 3];
        }
        return new RgbImage(width, height, pixels);
    }

    /**
     * What features are multiplied by before they are compared: the root of the mask's mean over each cell of their grid. The
     * published code pools over whole windows, and so refuses a grid whose side does not divide the pictures'. Where it does,
     * the two are the same; where it does not, as after a convolution without padding, a pixel that the edge between two cells
     * cuts counts for either by the part that lies within, and the mean over all cells is the mask's.
     *
     * @param features their shape, [N,C,H,W]
     * @return [N,1,H,W] of 0 to 1
     */
    NDArray rootsOn(Shape features) {
        Shape shape = levels.getShape();
        NDArray down = overlaps(shape.get(1), features.get(2));
        NDArray across = overlaps(shape.get(2), features.get(3));
        NDArray sums = down.matMul(levels).matMul(across.transpose());
        return sums.div(FULL * shape.get(1) * shape.get(2))
                .sqrt()
                .reshape(shape.get(0), 1, features.get(2), features.get(3));
    }

    /** How much of each pixel lies in each cell, in parts of 1 / cells of a pixel: whole numbers, [cells,pixels]. */
    private NDArray overlaps(long pixels, long cells) {
        float[] overlaps = new float[Math.toIntExact(cells * pixels)];
        for (int cell = 0; cell < cells; cell++) {
            for (int pixel = 0; pixel < pixels; pixel++) {
                long from = Math.max(cell * pixels, pixel * cells);
                long to = Math.min((cell + 1) * pixels, (pixel + 1) * cells);
                overlaps[Math.toIntExact(cell * pixels + pixel)] = Math.max(0, to - from);
            }
        }
        return levels.getManager().create(overlaps, new Shape(cells, pixels));
    }
}
