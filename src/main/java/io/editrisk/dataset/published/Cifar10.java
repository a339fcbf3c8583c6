package io.editrisk.dataset.published;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.Description;
import io.editrisk.dataset.archive.Archive;
import io.editrisk.dataset.archive.Member;
import io.editrisk.dataset.array.InvalidArrayException;
import io.editrisk.dataset.pickle.Pickle;
import io.editrisk.dataset.pickle.PickledDict;
import io.editrisk.dataset.pickle.StoredArray;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * CIFAR-10 (Krizhevsky 2009) in its binary version, a label's byte, then 32 by 32 pixels a channel, for each picture; or in
 * its Python version, where the same are pickled arrays.
 */
final class Cifar10 implements PublishedForm {

    static final List<String> CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    static final int SIDE = 32;
    static final int BYTES = SIDE * SIDE * 3;

    private static final int RECORD = 1 + BYTES;
    private static final String ARCHIVE = "cifar-10-binary.tar.gz";
    private static final String PYTHON_ARCHIVE = "cifar-10-python.tar.gz";

    @Override
    public String name() {
        return "cifar-10";
    }

    @Override
    public String summary() {
        return "CIFAR-10, the binary or the Python version.";
    }

    @Override
    public String source() {
        return ARCHIVE + " or " + PYTHON_ARCHIVE
                + ", or its folder with data_batch_1 to data_batch_5 and test_batch, of either with or without .bin";
    }

    @Override
    public List<PublishedSet> sets(PublishedSource source, FormOptions options) {
        Archive archive = source.archive(source.find(ARCHIVE, PYTHON_ARCHIVE).orElse(source.path()));
        List<String> training =
                IntStream.rangeClosed(1, 5).mapToObj(i -> "data_batch_" + i).toList();
        return List.of(set(source, archive, "train", training), set(source, archive, "test", List.of("test_batch")));
    }

    private static PublishedSet set(PublishedSource source, Archive archive, String split, List<String> files) {
        List<Batch> batches = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (String file : files) {
            Batch batch = batch(archive, file);
            for (int i = 0; i < batch.records().length / RECORD; i++) {
                places.add(i);
            }
            batches.add(batch);
        }
        int first = batches.get(0).records().length / RECORD;
        Description description =
                Description.of("cifar-10", Kind.IMAGES, CLASSES, Names.origin(source.path(), "unknown"));
        return new PublishedSet(split, description, places.size(), i -> {
            Batch batch = batches.get(i / first);
            int at = places.get(i) * RECORD;
            return PublishedSample.of(
                    Optional.of(identity(split, i)),
                    batch.file() + "[" + places.get(i) + "]",
                    batch.records()[at],
                    new Picture.Pixels(() -> ArrayPictures.planes(batch.records(), at + 1, SIDE, SIDE)));
        });
    }

    /** Of the picture at that place, counted over the batches. */
    static String identity(String split, int index) {
        return String.format(Locale.ROOT, "cifar-10/%s/%05d", split, index);
    }

    /**
     * A file of pictures.
     *
     * @param records as the binary version has them
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Batch(String file, byte[] records) {}

    private static Batch batch(Archive archive, String name) {
        Member member = archive.members().stream()
                .filter(candidate -> candidate.name().equals(name + ".bin")
                        || candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnusableSourceException(archive.path() + ": holds no " + name + ".bin or " + name
                        + "; expected CIFAR-10, " + ARCHIVE + " or " + PYTHON_ARCHIVE));
        String place = archive.path() + "/" + member.path();
        byte[] records = member.name().equals(name) ? pickled(place, archive.read(member)) : archive.read(member);
        if (records.length == 0 || records.length % RECORD != 0) {
            throw new InvalidArrayException(place, records.length + " bytes, no multiple of " + RECORD);
        }
        for (int at = 0; at < records.length; at += RECORD) {
            if (records[at] < 0 || records[at] >= CLASSES.size()) {
                throw new InvalidArrayException(
                        place, "label " + (records[at] & 0xff) + " at " + at / RECORD + "; 0 to 9 are allowed");
            }
        }
        return new Batch(member.name(), records);
    }

    /** The Python version's {@code labels} and {@code data} as the binary version has them. */
    private static byte[] pickled(String place, byte[] file) {
        PickledDict batch = Pickle.read(place, file);
        List<Long> labels = batch.integers("labels");
        StoredArray data = batch.array("data");
        if (!data.shape().equals(List.of((long) labels.size(), (long) BYTES))) {
            throw data.fault("has shape " + data.shape() + " for " + labels.size() + " labels");
        }
        byte[] records = new byte[labels.size() * RECORD];
        try {
            byte[] pixels = data.bytes();
            for (int i = 0; i < labels.size(); i++) {
                records[i * RECORD] = (byte) Math.max(-1, Math.min(Byte.MAX_VALUE, labels.get(i)));
                System.arraycopy(pixels, i * BYTES, records, i * RECORD + 1, BYTES);
            }
        } catch (IOException e) {
            throw new InvalidArrayException(place, "cannot be read: " + e.getMessage());
        }
        return records;
    }
}
