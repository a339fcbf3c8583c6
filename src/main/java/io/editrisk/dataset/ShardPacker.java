package io.editrisk.dataset;

import io.editrisk.image.PictureHeader;
import io.editrisk.store.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** Samples as tar members, without time or owner: what {@link ShardTar} reads. */
final class ShardPacker {

    /** Two blocks of zeros close a tar. */
    static final byte[] END = new byte[2 * ShardTar.BLOCK];

    private static final int FILE_MODE = 0100644;

    private ShardPacker() {}

    /** The sample's pictures, label and note, headers and padding included, in pieces, without the tar's end. */
    static List<byte[]> members(StoredSample sample, SampleForm form) {
        List<String> roles = form.roles();
        List<byte[]> pieces = new ArrayList<>();
        for (int i = 0; i < roles.size(); i++) {
            byte[] picture = sample.pictures().get(i);
            member(pieces, sample.key() + "." + roles.get(i) + ending(picture), picture);
        }
        String label = Integer.toString(sample.label());
        member(pieces, sample.key() + ".cls", label.getBytes(StandardCharsets.US_ASCII));
        member(pieces, sample.key() + ".json", Json.encode(SampleNote.of(sample)));
        return pieces;
    }

    /** By what the picture is, not by what it was called: ImageNet has PNGs named JPEG. */
    private static String ending(byte[] picture) {
        return switch (PictureHeader.of(picture).format()) {
            case PNG -> "png";
            case JPEG -> "jpg";
        };
    }

    /** Without name and time. */
    static OutputStream gzip(OutputStream out) throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
        return new GzipCompressorOutputStream(out, parameters);
    }

    private static void member(List<byte[]> pieces, String name, byte[] content) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setModTime(0L);
        entry.setIds(0, 0);
        entry.setNames("", "");
        entry.setMode(FILE_MODE);
        entry.setSize(content.length);
        byte[] header = new byte[ShardTar.BLOCK];
        entry.writeEntryHeader(header);
        pieces.add(header);
        pieces.add(content);
        pieces.add(new byte[Math.floorMod(-content.length, ShardTar.BLOCK)]);
    }
}
