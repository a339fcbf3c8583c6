package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.image.Fitting;
import io.editrisk.image.Resampling;
import io.editrisk.image.RgbImage;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/**
 * How 8-bit RGB becomes the network's input: made square, then (v / 255 - mean) / std a channel, [N, 3, size, size]
 * float32.
 *
 * @param size width and height in pixels
 * @param fitting how pictures of other sizes become that size, or that they are refused
 * @param mean a channel, of values in 0..1
 */
public record Preprocessing(int size, Fitting fitting, List<Float> mean, List<Float> std) {

    private static final List<Float> HALF = List.of(0.5f, 0.5f, 0.5f);

    public Preprocessing {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
    }

    /** For pictures that have the network's size: all others are refused. */
    public Preprocessing(int size, List<Float> mean, List<Float> std) {
        this(size, new Fitting.Unresized(), mean, std);
    }

    /** For the small networks: 32 pixels. */
    static Preprocessing small() {
        return new Preprocessing(
                32, new Fitting.ShorterSide(32, Resampling.BILINEAR), HALF, List.of(0.25f, 0.25f, 0.25f));
    }

    /**
     * As torchvision evaluates its ImageNet weights.
     *
     * @param shorter what the shorter side is resized to before the crop: 256 for most of the first version, 242 for ViT-L/16
     */
    public static Preprocessing torchvision(int shorter) {
        return new Preprocessing(
                224,
                new Fitting.ShorterSide(shorter, Resampling.BILINEAR),
                List.of(0.485f, 0.456f, 0.406f),
                List.of(0.229f, 0.224f, 0.225f));
    }

    /** As timm evaluates its vision transformers of 224 pixels that were trained with AugReg. */
    public static Preprocessing timm() {
        return new Preprocessing(224, new Fitting.ShorterSide(248, Resampling.BICUBIC), HALF, HALF);
    }

    /**
     * As OpenAI's CLIP and open_clip do; their constants have one digit more than a float.
     *
     * @param size in pixels: 224, or 336 for ViT-L/14@336px
     */
    public static Preprocessing clip(int size) {
        return new Preprocessing(
                size,
                new Fitting.ShorterSide(size, Resampling.BICUBIC),
                List.of(0.48145467f, 0.4578275f, 0.40821072f),
                List.of(0.26862955f, 0.2613026f, 0.2757771f));
    }

    /** The same for another size; what is resized before a crop grows or shrinks with it. */
    public Preprocessing at(int other) {
        return new Preprocessing(other, fitting.scaled(size, other), mean, std);
    }

    /** The same for pictures that are square and of this size already, as a {@link SeededCrops} leaves them. */
    public Preprocessing unresized() {
        return new Preprocessing(size, mean, std);
    }

    /**
     * How pictures that were cut to a square of so many pixels before they were published become the network's: by their
     * centre, not resized a second time, unless they are smaller than the network's own.
     */
    public Fitting afterCrop(int pixels) {
        return fitting instanceof Fitting.ShorterSide shorter
                ? new Fitting.ShorterSide(Math.max(pixels, size), shorter.resampling())
                : fitting;
    }

    /** The picture in this size, not yet normalised; an {@link IllegalArgumentException} where it is refused. */
    public RgbImage fit(RgbImage image) {
        return fitting.fit(image, size);
    }

    /**
     * A batch of pictures as the network's input. Its memory lies as that of pictures does, channels last, which
     * convolutions on a CPU are a good deal faster on; its shape says nothing of that.
     */
    public NDArray batch(List<RgbImage> images, NDManager manager) {
        return batch(images, manager, Runnable::run);
    }

    /** The same batch, whose pictures the executor may work on side by side. */
    public NDArray batch(List<RgbImage> images, NDManager manager, Executor executor) {
        BatchMemory memory = new BatchMemory(this, images.size());
        Pieces.start(
                        IntStream.range(0, images.size())
                                .<Runnable>mapToObj(i -> () -> memory.put(i, fit(images.get(i))))
                                .toList(),
                        executor)
                .await();
        return memory.array(images.size(), manager);
    }
}
