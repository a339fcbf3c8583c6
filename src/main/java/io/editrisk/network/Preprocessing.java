package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.editrisk.image.RgbImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * How 8-bit RGB becomes the network's input: (v / 255 - mean) / std a channel, [N, 3, size, size] float32.
 *
 * @param size width and height in pixels
 */
public record Preprocessing(int size, List<Float> mean, List<Float> std) {
    public Preprocessing {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
    }

    /** ImageNet's means and deviations, as torchvision's classifiers take them. */
    static Preprocessing torchvision() {
        return new Preprocessing(224, List.of(0.485f, 0.456f, 0.406f), List.of(0.229f, 0.224f, 0.225f));
    }

    /** Means and deviations of a half, as timm's ViTs take them that were trained with AugReg. */
    static Preprocessing timm() {
        return new Preprocessing(224, List.of(0.5f, 0.5f, 0.5f), List.of(0.5f, 0.5f, 0.5f));
    }

    /** As all of OpenAI's CLIP models take them. */
    static Preprocessing clip() {
        return new Preprocessing(
                224,
                List.of((float) 0.48145466, (float) 0.4578275, (float) 0.40821073),
                List.of((float) 0.26862954, (float) 0.26130258, (float) 0.27577711));
    }

    /**
     * A batch of pictures, all of this size, as the network's input. Its memory lies as that of pictures does, channels
     * last, which convolutions on a CPU are a good deal faster on; its shape says nothing of that.
     */
    public NDArray batch(List<RgbImage> images, NDManager manager) {
        ByteBuffer batch = ByteBuffer.allocateDirect(images.size() * 3 * size * size * Float.BYTES)
                .order(ByteOrder.nativeOrder());
        FloatBuffer values = batch.asFloatBuffer();
        float[][] levels = levels();
        for (RgbImage image : images) {
            requireSize(image);
            byte[] pixels = image.pixels();
            for (int i = 0; i < pixels.length; i += 3) {
                values.put(levels[0][pixels[i] & 0xff]);
                values.put(levels[1][pixels[i + 1] & 0xff]);
                values.put(levels[2][pixels[i + 2] & 0xff]);
            }
        }
        // a copy of its own: the engine only borrows the buffer, and a view of what borrowed it would not keep it alive
        return manager.create(batch, new Shape(images.size(), size, size, 3), DataType.FLOAT32)
                .transpose(0, 3, 1, 2)
                .duplicate();
    }

    private void requireSize(RgbImage image) {
        if (image.width() != size || image.height() != size) {
            throw new IllegalArgumentException("a picture of " + image.width() + "x" + image.height()
                    + " pixels; this network takes " + size + "x" + size);
        }
    }

    /** Each of the 256 values of each channel, normalised. */
    private float[][] levels() {
        float[][] levels = new float[3][256];
        for (int channel = 0; channel < 3; channel++) {
            for (int value = 0; value < 256; value++) {
                levels[channel][value] = (value / 255f - mean.get(channel)) / std.get(channel);
            }
        }
        return levels;
    }
}
