package io.editrisk.example;

import io.editrisk.shift.Draws;
import io.editrisk.shift.SeededDraws;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The motifs of a source from a folder with its four files in MNIST's idx format, as they are or with gzip ({@code .gz}):
 * big-endian magic number, sizes, then bytes.
 */
public final class Motifs {

    private static final int IMAGES_MAGIC = 2051;
    private static final int LABELS_MAGIC = 2049;
    private static final int MOST = 1_000_000;

    private final MotifSource source;
    private final List<Motif> training;
    private final List<Motif> test;

    private Motifs(MotifSource source, List<Motif> training, List<Motif> test) {
        this.source = source;
        this.training = List.copyOf(training);
        this.test = List.copyOf(test);
    }

    /** Reads both parts; an {@link InvalidIdxException} where a file is not there or not whole. */
    public static Motifs read(MotifSource source, Path folder) {
        Reading reading = new Reading(source, folder);
        return new Motifs(source, reading.motifs("train"), reading.motifs("t10k"));
    }

    /** The same motifs, each part in an order that the seed draws. */
    public Motifs shuffled(long seed) {
        return new Motifs(
                source,
                shuffled(training, SeededDraws.of(seed, "order", "train")),
                shuffled(test, SeededDraws.of(seed, "order", "test")));
    }

    private static List<Motif> shuffled(List<Motif> motifs, Draws draws) {
        List<Motif> order = new ArrayList<>(motifs);
        for (int last = order.size() - 1; last > 0; last--) {
            Collections.swap(order, last, draws.below(last + 1));
        }
        return order;
    }

    /** The same test motifs, and at most so many of those to train on: the first. */
    public Motifs trainedOnAtMost(int most) {
        return new Motifs(source, training.subList(0, Math.min(most, training.size())), test);
    }

    public MotifSource source() {
        return source;
    }

    List<Motif> training() {
        return training;
    }

    List<Motif> test() {
        return test;
    }

    private record Reading(MotifSource source, Path folder) {

        List<Motif> motifs(String part) {
            Path images = file(part + "-images-idx3-ubyte");
            byte[] pixels = content(images, IMAGES_MAGIC, Motif.SIDE, Motif.SIDE);
            Path labelFile = file(part + "-labels-idx1-ubyte");
            byte[] labels = content(labelFile, LABELS_MAGIC);
            int size = Motif.SIDE * Motif.SIDE;
            if (labels.length * size != pixels.length) {
                throw new InvalidIdxException(
                        labelFile + ": " + labels.length + " labels for " + pixels.length / size + " images");
            }
            List<Motif> motifs = new ArrayList<>(labels.length);
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] < 0 || labels[i] >= source.classes().size()) {
                    throw new InvalidIdxException(
                            labelFile + ": label " + (labels[i] & 0xff) + " at " + i + "; 0 to 9 are allowed");
                }
                motifs.add(new Motif(i, labels[i], Arrays.copyOfRange(pixels, i * size, (i + 1) * size)));
            }
            return motifs;
        }

        private Path file(String name) {
            for (String ending : List.of("", ".gz")) {
                if (Files.isRegularFile(folder.resolve(name + ending))) {
                    return folder.resolve(name + ending);
                }
            }
            throw new InvalidIdxException(folder + ": holds neither " + name + " nor " + name + ".gz");
        }

        /** The bytes behind the header, whose sizes after the first need to be those given. */
        private byte[] content(Path file, int magic, int... sizes) {
            try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                    InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
                ByteBuffer header = ByteBuffer.wrap(in.readNBytes((2 + sizes.length) * Integer.BYTES));
                requireHeader(file, header, magic, sizes);
                int length = Arrays.stream(sizes).reduce(header.getInt(4), (a, b) -> a * b);
                byte[] content = in.readNBytes(length);
                if (content.length < length || in.read() >= 0) {
                    throw new InvalidIdxException("%s: %s %d bytes that its header promises"
                            .formatted(
                                    file,
                                    content.length < length ? "cut short, fewer than the" : "more than the",
                                    length));
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

        private void requireHeader(Path file, ByteBuffer header, int magic, int... sizes) {
            boolean right = header.limit() == (2 + sizes.length) * Integer.BYTES
                    && header.getInt(0) == magic
                    && header.getInt(4) > 0
                    && header.getInt(4) <= MOST;
            for (int i = 0; right && i < sizes.length; i++) {
                right = header.getInt((2 + i) * Integer.BYTES) == sizes[i];
            }
            if (!right) {
                throw new InvalidIdxException("%s: no idx file of %s: magic number %d and sizes %s are needed"
                        .formatted(file, source.set(), magic, sizes.length == 0 ? "N" : "N x 28 x 28"));
            }
        }
    }
}
