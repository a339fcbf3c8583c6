package io.editrisk.example;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Four idx files as Fashion-MNIST has them, with few made-up garments: squares whose size and grey tell them apart. */
final class TinyMotifs {

    private TinyMotifs() {}

    static void write(Path folder, int training, int test) throws IOException {
        write(folder, "train", training);
        write(folder, "t10k", test);
    }

    private static void write(Path folder, String part, int count) throws IOException {
        ByteBuffer images = ByteBuffer.allocate(16 + count * 784);
        images.putInt(2051).putInt(count).putInt(28).putInt(28);
        ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(2049).putInt(count);
        for (int i = 0; i < count; i++) {
            labels.put((byte) (i % 10));
            images.put(garment(i).pixels());
        }
        Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.array());
        try (OutputStream gzip =
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(part + "-labels-idx1-ubyte.gz")))) {
            gzip.write(labels.array());
        }
    }

    static Motif garment(int index) {
        byte[] pixels = new byte[784];
        int margin = 3 + index % 10 / 2;
        for (int y = margin; y < 28 - margin; y++) {
            for (int x = margin; x < 28 - margin; x++) {
                pixels[y * 28 + x] = (byte) (60 + index * 13 % 190);
            }
        }
        return new Motif(index, index % 10, pixels);
    }
}
