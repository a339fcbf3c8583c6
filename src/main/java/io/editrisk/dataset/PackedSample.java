package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.PictureSize;
import io.editrisk.image.DamagedImageException;
import io.editrisk.image.PictureHeader;
import java.util.List;

/**
 * A sample ready to be written: its line in the index, its pictures' sizes, and its members as they stand in a tar, in
 * pieces, so that pictures are not copied. Samples may be packed side by side; {@link Shards} puts them in order.
 */
public record PackedSample(IndexedSample entry, List<PictureSize> sizes, List<byte[]> tar) {

    public PackedSample {
        sizes = List.copyOf(sizes);
        tar = List.copyOf(tar);
    }

    /** The sample's bytes; a {@link DamagedImageException} where a picture's header is none of a PNG or JPEG. */
    public static PackedSample of(StoredSample sample, SampleForm form) {
        List<byte[]> tar = ShardPacker.members(sample, form);
        long bytes = tar.stream().mapToLong(part -> part.length).sum();
        List<PictureSize> sizes = sample.pictures().stream()
                .map(PictureHeader::of)
                .map(header -> new PictureSize(header.width(), header.height()))
                .toList();
        return new PackedSample(IndexedSample.of(sample, bytes), sizes, tar);
    }
}
