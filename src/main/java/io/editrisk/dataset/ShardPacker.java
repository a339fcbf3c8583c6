package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.image.PictureHeader;
import io.editrisk.store.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** Samples as tar members, without time or owner: what {@link ShardTar} reads. */
final class ShardPacker {

    /** Two blocks of zeros close a tar. */
    static final byte[] END = new byte[2 * ShardTar.BLOCK];

    private static final int FILE_MODE = 0100644;

    private ShardPacker() {}

    /** The sample's pictures, label and note, headers and padding included, without the tar's end. */
    static byte[] members(StoredSample sample, Kind kind) {
        List<String> roles = ShardTar.roles(kind);
        int room =
                sample.pictures().stream().mapToInt(picture -> picture.length).sum() + 16 * ShardTar.BLOCK;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(room);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            for (int i = 0; i < roles.size(); i++) {
                byte[] picture = sample.pictures().get(i);
                member(tar, sample.key() + "." + roles.get(i) + ending(picture), picture);
            }
            String label = Integer.toString(sample.label());
            member(tar, sample.key() + ".cls", label.getBytes(StandardCharsets.US_ASCII));
            member(tar, sample.key() + ".json", Json.encode(SampleNote.of(sample)));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a tar in memory", e);
        }
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

    private static void member(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setModTime(0L);
        entry.setIds(0, 0);
        entry.setNames("", "");
        entry.setMode(FILE_MODE);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
