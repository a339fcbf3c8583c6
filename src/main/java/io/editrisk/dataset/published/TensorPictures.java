package io.editrisk.dataset.published;

import io.editrisk.dataset.pickle.InvalidPickleException;
import io.editrisk.dataset.pickle.StoredArray;
import io.editrisk.dataset.style.Mask;
import io.editrisk.image.RgbImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A tensor [N, 3, height, width] as pictures, or [N, 1 or 3, height, width] or [N, height, width] as masks: {@code uint8}
 * from 0 to 255 for pictures, 0 and 1 for masks, or any floating type from 0 to 1 for both. Threads share one.
 */
final class TensorPictures {

    private static final int RGB = 3;

    /** Floats this far beyond 0 and 1 are taken for them: resizing in float32 leaves such. */
    private static final float SLACK = 1e-4f;

    private final StoredArray tensor;
    private final int channels;
    private final int height;
    private final int width;

    private TensorPictures(StoredArray tensor) {
        List<Long> shape = tensor.shape();
        int axes = shape.size();
        if (axes < 3
                || axes > 4
                || (axes == 4 && shape.get(1) != 1 && shape.get(1) != RGB)
                || shape.stream().anyMatch(extent -> extent < 1 || extent > 1 << 20)
                || shape.get(axes - 1) * shape.get(axes - 2) > 1 << 24) {
            throw tensor.fault("has shape " + shape + "; [images, 3, height, width] is needed");
        }
        this.tensor = tensor;
        this.channels = axes == 4 ? shape.get(1).intValue() : 1;
        this.height = shape.get(axes - 2).intValue();
        this.width = shape.get(axes - 1).intValue();
    }

    /** Pictures of three channels. */
    static TensorPictures images(StoredArray tensor) {
        TensorPictures pictures = new TensorPictures(tensor);
        if (pictures.channels != RGB) {
            throw tensor.fault("has shape " + tensor.shape() + "; [images, 3, height, width] is needed");
        }
        return pictures;
    }

    /** Masks, of one channel or of equal ones. */
    static TensorPictures masks(StoredArray tensor) {
        return new TensorPictures(tensor);
    }

    int count() {
        return tensor.length();
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The picture at that place; floats are rounded to the nearest of 256 levels. */
    RgbImage image(int index) {
        float[] levels = levels(index);
        byte[] pixels = new byte[levels.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.rint(levels[i] * 255);
        }
        return new RgbImage(width, height, pixels);
    }

    /** The picture at that place, three values of 0 to 1 a pixel, rows from the top. */
    float[] levels(int index) {
        StoredArray picture = tensor.at(index);
        float[] values = floats(picture);
        float full = tensor.type().whole() ? 255 : 1;
        float[] levels = new float[values.length];
        int plane = width * height;
        for (int i = 0; i < levels.length; i++) {
            float level = values[i % RGB * plane + i / RGB] / full;
            requireLevel(picture, level);
            levels[i] = Math.min(1, Math.max(0, level));
        }
        return levels;
    }

    /** The mask at that place. */
    Mask mask(int index) {
        StoredArray stored = tensor.at(index);
        float[] values = floats(stored);
        float[] mask = new float[width * height];
        for (int i = 0; i < mask.length; i++) {
            requireLevel(stored, values[i]);
            mask[i] = Math.min(1, Math.max(0, values[i]));
            for (int channel = 1; channel < channels; channel++) {
                if (values[channel * mask.length + i] != values[i]) {
                    throw stored.fault("is a mask whose channels differ; equal ones are needed");
                }
            }
        }
        return new Mask(width, height, mask);
    }

    private static void requireLevel(StoredArray picture, float level) {
        if (!(level >= -SLACK && level <= 1 + SLACK)) {
            throw picture.fault("holds " + level + " of the full level; 0 to 1 are allowed");
        }
    }

    /** @throws InvalidPickleException where what is stored are no such numbers */
    private static float[] floats(StoredArray array) {
        try {
            return array.floats();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
