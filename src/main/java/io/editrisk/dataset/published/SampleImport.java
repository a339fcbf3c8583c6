package io.editrisk.dataset.published;

import io.editrisk.dataset.ImageIdentity;
import io.editrisk.dataset.Masks;
import io.editrisk.dataset.PackedSample;
import io.editrisk.dataset.SampleForm;
import io.editrisk.dataset.StoredSample;
import io.editrisk.image.DamagedImageException;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes one published sample ready for its shard. Threads share one. */
final class SampleImport {

    /** Its place among the pictures of a pair. */
    private static final int MASK = 2;

    private final SampleForm form;
    private final boolean decode;
    private final ImageCodec codec = new ImageCodec();

    /** @param decode see {@link ImportSettings} */
    SampleImport(SampleForm form, boolean decode) {
        this.form = form;
        this.decode = decode;
    }

    /** What became of a sample: ready, or left out for a reason. */
    sealed interface Outcome {
        record Ready(PackedSample sample) implements Outcome {}

        record Damaged(String source, String why) implements Outcome {}
    }

    /** @param index the sample's place among the published ones, which its key is made of */
    Outcome of(PublishedSample sample, int index) {
        try {
            return new Outcome.Ready(packed(sample, "%08d".formatted(index)));
        } catch (DamagedImageException e) {
            return new Outcome.Damaged(sample.source(), String.valueOf(e.getMessage()));
        }
    }

    /** A picture as it will be stored, and the digest of its pixels where they were looked at. */
    private record Stored(byte[] encoded, Optional<String> pixels) {}

    private PackedSample packed(PublishedSample sample, String key) {
        List<byte[]> pictures = new ArrayList<>();
        Optional<String> pixels = Optional.empty();
        for (Picture picture : sample.pictures()) {
            if (form.masks() && pictures.size() == MASK) {
                pictures.add(mask(picture));
                continue;
            }
            Stored stored = stored(picture, decode);
            pictures.add(stored.encoded());
            if (isOriginal(sample, picture)) {
                pixels = stored.pixels();
            }
        }
        if (form.masks()) {
            Masks.requireFitting(pictures);
        }
        if (pixels.isEmpty() && (decode || sample.identity().isEmpty())) {
            pixels =
                    sample.original().flatMap(original -> stored(original, true).pixels());
        }
        ImageIdentity identity = identity(sample, pixels);
        return PackedSample.of(new StoredSample(key, identity, sample.label(), sample.source(), pictures), form);
    }

    /** A mask as it will be stored. */
    private byte[] mask(Picture picture) {
        if (picture instanceof Picture.Pixels drawn) {
            return codec.encodeGreyPng(drawn.image().get());
        }
        byte[] bytes = ((Picture.Encoded) picture).bytes().get();
        Masks.requireGrey(decoded(bytes));
        return bytes;
    }

    private RgbImage decoded(byte[] mask) {
        try {
            return codec.decode(mask);
        } catch (DamagedImageException e) {
            throw new DamagedImageException("the mask: " + e.getMessage());
        }
    }

    private static boolean isOriginal(PublishedSample sample, Picture picture) {
        return sample.original().filter(picture::equals).isPresent();
    }

    /** Without a published name the pixels are the name. */
    private static ImageIdentity identity(PublishedSample sample, Optional<String> pixels) {
        String name = sample.identity().orElseGet(() -> "sha256:" + pixels.orElse(""));
        return new ImageIdentity(name, pixels);
    }

    private Stored stored(Picture picture, boolean decoded) {
        if (picture instanceof Picture.Encoded encoded) {
            byte[] bytes = encoded.bytes().get();
            if (decoded) {
                return new Stored(bytes, Optional.of(codec.decode(bytes, ImageIdentity::pixels)));
            }
            codec.requireWhole(bytes);
            return new Stored(bytes, Optional.empty());
        }
        RgbImage image = ((Picture.Pixels) picture).image().get();
        return new Stored(codec.encodePng(image), Optional.of(ImageIdentity.pixels(image)));
    }
}
