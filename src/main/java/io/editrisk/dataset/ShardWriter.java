package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.DatasetManifest.PublishedFile;
import io.editrisk.image.ImageCodec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes drawn pictures as a data set into an empty folder: shards of a stated number of samples, then the manifest, so
 * that a folder with a manifest is whole. The same samples give the same bytes: tar entries carry neither time nor owner.
 */
public final class ShardWriter {

    private final Description description;
    private final ImageCodec codec;
    private final Shards shards;
    private final Set<String> keys = new HashSet<>();

    /**
     * @param folder is made where it is not there
     * @throws IllegalArgumentException where the folder has something in it
     */
    public ShardWriter(Path folder, Description description, Packing packing, ImageCodec codec) {
        this.description = description;
        this.codec = codec;
        FolderTarget target = new FolderTarget(folder);
        if (!target.isEmpty()) {
            throw new IllegalArgumentException(folder + ": not empty; a data set is written into an empty folder only");
        }
        this.shards = new Shards(target, description, packing);
    }

    /**
     * Adds an image.
     *
     * @param source where the picture came from, for people
     */
    public void add(Sample sample, String source) {
        requireKind(Kind.IMAGES);
        List<byte[]> pictures = List.of(codec.encodePng(sample.image()));
        add(new StoredSample(sample.key(), ImageIdentity.named(sample.identity()), sample.label(), source, pictures));
    }

    /**
     * Adds a pair, with a mask where the description says masks.
     *
     * @param source where the pictures came from, for people
     */
    public void add(Pair pair, String source) {
        requireKind(Kind.PAIRS);
        if (pair.mask().isPresent() != description.masks()) {
            throw new IllegalArgumentException(
                    "pair " + pair.key() + (description.masks() ? " has no mask" : " has a mask") + ", which "
                            + description.name() + " has" + (description.masks() ? "" : " not"));
        }
        List<byte[]> pictures = new ArrayList<>();
        pictures.add(codec.encodePng(pair.original()));
        pictures.add(codec.encodePng(pair.modified()));
        pair.mask().map(codec::encodeGreyPng).ifPresent(mask -> {
            pictures.add(mask);
            Masks.requireFitting(pictures);
        });
        add(new StoredSample(pair.key(), ImageIdentity.named(pair.identity()), pair.label(), source, pictures));
    }

    private void requireKind(Kind kind) {
        if (description.kind() != kind) {
            throw new IllegalArgumentException(description.name() + " holds " + ManifestYaml.name(description.kind())
                    + ", not " + ManifestYaml.name(kind));
        }
    }

    private void add(StoredSample sample) {
        if (!ShardTar.isKey(sample.key()) || !keys.add(sample.key())) {
            throw new IllegalArgumentException(
                    "sample '" + sample.key() + "' needs a key of its own, of letters, digits, '_' and '-'");
        }
        shards.add(PackedSample.of(sample, description.form()));
    }

    /** Writes what is left and the manifest, which it returns; nothing can be added afterwards. */
    public DatasetManifest finish() {
        return shards.finish(List.<PublishedFile>of());
    }
}
