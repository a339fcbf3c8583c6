package io.editrisk.dataset.pickle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zips as torch.save makes them, of any pickle. */
final class TorchZipFile {

    private TorchZipFile() {}

    static PickledDict read(Path file) throws IOException {
        return TorchFile.read(
                file.getFileName().toString(), new ByteRange.InMemory(ByteBuffer.wrap(Files.readAllBytes(file))));
    }

    /** @param pickle each letter a byte */
    static Path write(Path file, String pickle) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            stored(zip, "archive/data.pkl", pickle.getBytes(StandardCharsets.ISO_8859_1));
            stored(zip, "archive/data/0", new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        }
        return file;
    }

    static Path deflated(Path file, byte[] storage) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            stored(zip, "archive/data.pkl", new byte[] {(byte) 0x80, 2, '}', '.'});
            zip.putNextEntry(new ZipEntry("archive/data/0"));
            zip.write(storage);
        }
        return file;
    }

    private static void stored(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
    }
}
