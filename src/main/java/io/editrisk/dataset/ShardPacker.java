package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.Kind;
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

/** Samples as a shard's bytes, without time or owner: what {@link ShardTar} reads. */
final class ShardPacker {

    private static final int FILE_MODE = 0100644;

    private ShardPacker() {}

    static byte[] of(List<StoredSample> samples, Kind kind) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> pictures = ShardTar.pictures(kind);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            for (StoredSample sample : samples) {
                for (int i = 0; i < pictures.size(); i++) {
                    member(
                            tar,
                            sample.key() + "." + pictures.get(i),
                            sample.pictures().get(i));
                }
                String label = Integer.toString(sample.label());
                member(tar, sample.key() + ".cls", label.getBytes(StandardCharsets.US_ASCII));
                member(tar, sample.key() + ".json", Json.encode(new SampleNote(sample.identity(), sample.source())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a tar in memory", e);
        }
        return bytes.toByteArray();
    }

    /** Without name and time. */
    static byte[] gzipped(byte[] tar) {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GzipCompressorOutputStream(bytes, parameters)) {
            gzip.write(tar);
        } catch (IOException e) {
            throw new UncheckedIOException("gzip in memory", e);
        }
        return bytes.toByteArray();
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
