package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.DatasetManifest.PictureSize;
import io.editrisk.image.DamagedImageException;
import io.editrisk.image.PictureHeader;
import java.util.List;

/**
 * A sample ready to be written: its members as they stand in a tar, its line in the index, its pictures' sizes. Samples may
 * be packed side by side; a {@link ShardWriter} puts them in order.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PackedSample(IndexedSample entry, List<PictureSize> sizes, byte[] tar) {

    public PackedSample {
        sizes = List.copyOf(sizes);
    }

    /** The sample's bytes; a {@link DamagedImageException} where a picture's header is none of a PNG or JPEG. */
    public static PackedSample of(StoredSample sample, Kind kind) {
        byte[] tar = ShardPacker.members(sample, kind);
        List<PictureSize> sizes = sample.pictures().stream()
                .map(PictureHeader::of)
                .map(header -> new PictureSize(header.width(), header.height()))
                .toList();
        return new PackedSample(IndexedSample.of(sample, tar.length), sizes, tar);
    }
}
