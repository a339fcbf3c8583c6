package io.editrisk.dataset.archive;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;

/** What lies behind gzip, within the limits. */
final class Gzip {

    private static final int BUFFER = 1 << 16;

    private Gzip() {}

    /** On the heap. */
    static byte[] bytes(Path file, Limits limits) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Limits onHeap = new Limits(1, Math.min(limits.bytes(), Limits.BYTES_AT_ONCE), limits.ratio());
        unpack(file, bytes, onHeap);
        return bytes.toByteArray();
    }

    /** In a file without a name in the scratch folder, which is gone when it is closed or the process ends. */
    static FileChannel file(Path file, Path scratch, Limits limits) {
        try {
            Path unpacked = Files.createTempFile(scratch, "unpacked-", ".part");
            FileChannel channel = FileChannel.open(unpacked, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Files.delete(unpacked);
            unpack(file, Channels.newOutputStream(channel), limits);
            return channel;
        } catch (IOException e) {
            throw new InvalidArchiveException(file, "cannot be unpacked in " + scratch + ": " + e.getMessage());
        }
    }

    private static void unpack(Path file, OutputStream out, Limits limits) {
        byte[] buffer = new byte[BUFFER];
        long unpacked = 0;
        try (InputStream packed = new BufferedInputStream(Files.newInputStream(file), BUFFER);
                InputStream in = new GZIPInputStream(packed, BUFFER)) {
            long size = Files.size(file);
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                unpacked += read;
                limits.requireBytes(file, unpacked, size);
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new InvalidArchiveException(file, "gzip is damaged or cut short: " + e.getMessage());
        }
    }
}
