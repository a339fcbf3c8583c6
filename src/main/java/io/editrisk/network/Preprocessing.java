package io.editrisk.network;

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
}
