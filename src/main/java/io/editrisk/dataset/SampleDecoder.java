package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.PictureSize;
import io.editrisk.image.DamagedImageException;
import io.editrisk.image.Fitting;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.PictureHeader;
import io.editrisk.image.RgbImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** From a stored sample to pictures, held against the manifest. */
final class SampleDecoder {

    private final DatasetManifest manifest;
    private final ImageCodec codec;
    private final Function<byte[], RgbImage> decoding;

    SampleDecoder(DatasetManifest manifest, ImageCodec codec) {
        this(manifest, codec, codec::decode);
    }

    private SampleDecoder(DatasetManifest manifest, ImageCodec codec, Function<byte[], RgbImage> decoding) {
        this.manifest = manifest;
        this.codec = codec;
        this.decoding = decoding;
    }

    /** The same for a square of that size. */
    SampleDecoder fitted(Fitting fitting, int size) {
        return new SampleDecoder(manifest, codec, picture -> codec.decode(picture, fitting, size));
    }

    /** The sample's pictures; an {@link InvalidDatasetException} with the first fault. */
    List<RgbImage> decode(String location, StoredSample sample) {
        return IntStream.range(0, sample.pictures().size())
                .mapToObj(role -> decode(location, sample, role))
                .toList();
    }

    /** One of the sample's pictures; an {@link InvalidDatasetException} with the first fault. */
    RgbImage decode(String location, StoredSample sample, int role) {
        List<String> faults = new ArrayList<>();
        List<RgbImage> pictures = new ArrayList<>();
        requireLabel(location, sample.key(), sample.label(), faults);
        decode(location, sample, role, pictures, faults);
        if (!faults.isEmpty()) {
            throw new InvalidDatasetException(faults.get(0));
        }
        return pictures.get(0);
    }

    /** The sample's pictures as far as they decode; every fault becomes a line. */
    List<RgbImage> decode(String location, StoredSample sample, List<String> faults) {
        requireLabel(location, sample.key(), sample.label(), faults);
        List<RgbImage> pictures = new ArrayList<>();
        for (int role = 0; role < sample.pictures().size(); role++) {
            decode(location, sample, role, pictures, faults);
        }
        return pictures;
    }

    private void decode(String location, StoredSample sample, int role, List<RgbImage> pictures, List<String> faults) {
        String name =
                manifest.form().isMask(role) ? "mask" : manifest.form().roles().get(role) + "picture";
        String place = place(location, sample.key());
        int before = faults.size();
        picture(place + name, sample.pictures().get(role), pictures, faults);
        if (manifest.form().isMask(role) && faults.size() == before) {
            requireMask(place, sample, pictures.get(pictures.size() - 1), faults);
        }
    }

    /** A mask that does not fit its pair, or is coloured, becomes a line. */
    private static void requireMask(String place, StoredSample sample, RgbImage decoded, List<String> faults) {
        try {
            Masks.requireFitting(sample.pictures());
            Masks.requireGrey(decoded);
        } catch (DamagedImageException e) {
            faults.add(place + e.getMessage());
        }
    }

    /** A label that is none of a class becomes a line. */
    void requireLabel(String location, String key, int label, List<String> faults) {
        int classes = manifest.classes().size();
        if (label >= classes) {
            faults.add("%slabel %d; the data set has %d classes, so 0 to %d are allowed"
                    .formatted(place(location, key), label, classes, classes - 1));
        }
    }

    private static String place(String location, String key) {
        return location + ": sample " + key + ": ";
    }

    private void picture(String place, byte[] encoded, List<RgbImage> pictures, List<String> faults) {
        try {
            PictureHeader header = codec.requireWhole(encoded);
            PictureSize size = new PictureSize(header.width(), header.height());
            if (manifest.size().filter(all -> !all.equals(size)).isEmpty()) {
                pictures.add(decoding.apply(encoded));
            } else {
                faults.add("%s has %s pixels; the data set's pictures have %s"
                        .formatted(place, size, manifest.size().get()));
            }
        } catch (DamagedImageException | IllegalArgumentException e) {
            faults.add(place + ": " + e.getMessage());
        }
    }
}
