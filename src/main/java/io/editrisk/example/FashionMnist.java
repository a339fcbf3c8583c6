package io.editrisk.example;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Fashion-MNIST (Xiao et al. 2017) from a folder with its four files in idx format, as they are or with gzip ({@code .gz}):
 * big-endian magic number, sizes, then bytes.
 */
public final class FashionMnist {

    /** Names of the labels 0 to 9. */
    public static final List<String> CLASSES = List.of(
            "t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle-boot");

    private static final int IMAGES_MAGIC = 2051;
    private static final int LABELS_MAGIC = 2049;
    private static final int MOST = 1_000_000;

    private final List<Garment> training;
    private final List<Garment> test;

    private FashionMnist(List<Garment> training, List<Garment> test) {
        this.training = List.copyOf(training);
        this.test = List.copyOf(test);
    }

    /** Reads both parts; an {@link InvalidIdxException} where a file is not there or not whole. */
    public static FashionMnist read(Path folder) {
        return new FashionMnist(garments(folder, "train"), garments(folder, "t10k"));
    }

    List<Garment> training() {
        return training;
    }

    List<Garment> test() {
        return test;
    }

    private static List<Garment> garments(Path folder, String part) {
        Path images = file(folder, part + "-images-idx3-ubyte");
        byte[] pixels = content(images, IMAGES_MAGIC, Garment.SIDE, Garment.SIDE);
        Path labelFile = file(folder, part + "-labels-idx1-ubyte");
        byte[] labels = content(labelFile, LABELS_MAGIC);
        int size = Garment.SIDE * Garment.SIDE;
        if (labels.length * size != pixels.length) {
            throw new InvalidIdxException(
                    labelFile + ": " + labels.length + " labels for " + pixels.length / size + " images");
        }
        List<Garment> garments = new ArrayList<>(labels.length);
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= CLASSES.size()) {
                throw new InvalidIdxException(
                        labelFile + ": label " + (labels[i] & 0xff) + " at " + i + "; 0 to 9 are allowed");
            }
            garments.add(new Garment(i, labels[i], Arrays.copyOfRange(pixels, i * size, (i + 1) * size)));
        }
        return garments;
    }

    private static Path file(Path folder, String name) {
        for (String ending : List.of("", ".gz")) {
            if (Files.isRegularFile(folder.resolve(name + ending))) {
                return folder.resolve(name + ending);
            }
        }
        throw new InvalidIdxException(folder + ": holds neither " + name + " nor " + name + ".gz");
    }

    /** The bytes behind the header, whose sizes after the first need to be those given. */
    private static byte[] content(Path file, int magic, int... sizes) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            ByteBuffer header = ByteBuffer.wrap(in.readNBytes((2 + sizes.length) * Integer.BYTES));
            requireHeader(file, header, magic, sizes);
            int length = Arrays.stream(sizes).reduce(header.getInt(4), (a, b) -> a * b);
            byte[] content = in.readNBytes(length);
            if (content.length < length || in.read() >= 0) {
                throw new InvalidIdxException("%s: %s %d bytes that its header promises"
                        .formatted(
                                file, content.length < length ? "cut short, fewer than the" : "more than the", length));
            }
            return content;
        } catch (EOFException e) {
            throw new InvalidIdxException(file + ": cut short");
        } catch (ZipException e) {
            throw new InvalidIdxException(file + ": not gzip, or damaged: " + e.getMessage());
        } catch (IOException e) {
            throw new InvalidIdxException(file + ": cannot be read: " + e.getMessage());
        }
    }

    private static void requireHeader(Path file, ByteBuffer header, int magic, int... sizes) {
        boolean right = header.limit() == (2 + sizes.length) * Integer.BYTES
                && header.getInt(0) == magic
                && header.getInt(4) > 0
                && header.getInt(4) <= MOST;
        for (int i = 0; right && i < sizes.length; i++) {
            right = header.getInt((2 + i) * Integer.BYTES) == sizes[i];
        }
        if (!right) {
            throw new InvalidIdxException("%s: no idx file of Fashion-MNIST: magic number %d and sizes %s are needed"
                    .formatted(file, magic, sizes.length == 0 ? "N" : "N x 28 x 28"));
        }
    }
}
