package io.editrisk.dataset.published;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.Description;
import io.editrisk.dataset.archive.Archive;
import io.editrisk.dataset.archive.Member;
import io.editrisk.dataset.array.InvalidArrayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** CIFAR-10 in its binary version (Krizhevsky 2009): a label's byte, then 32 by 32 pixels a channel, for each picture. */
final class Cifar10 implements PublishedForm {

    static final List<String> CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    static final int SIDE = 32;
    static final int BYTES = SIDE * SIDE * 3;

    private static final int RECORD = 1 + BYTES;
    private static final String ARCHIVE = "cifar-10-binary.tar.gz";

    @Override
    public String name() {
        return "cifar-10";
    }

    @Override
    public String summary() {
        return "CIFAR-10, the binary version.";
    }

    @Override
    public String source() {
        return ARCHIVE + ", or its folder with data_batch_1.bin to data_batch_5.bin and test_batch.bin";
    }

    @Override
    public List<PublishedSet> sets(PublishedSource source, FormOptions options) {
        Archive archive = source.archive(source.find(ARCHIVE).orElse(source.path()));
        List<String> training = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> "data_batch_" + i + ".bin")
                .toList();
        return List.of(
                set(source, archive, "train", training), set(source, archive, "test", List.of("test_batch.bin")));
    }

    private static PublishedSet set(PublishedSource source, Archive archive, String split, List<String> files) {
        List<byte[]> batches = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (String file : files) {
            byte[] batch = batch(archive, file);
            for (int i = 0; i < batch.length / RECORD; i++) {
                places.add(i);
            }
            batches.add(batch);
        }
        int first = batches.get(0).length / RECORD;
        Description description =
                Description.of("cifar-10", Kind.IMAGES, CLASSES, Names.origin(source.path(), "unknown"));
        return new PublishedSet(split, description, places.size(), i -> {
            byte[] batch = batches.get(i / first);
            int at = places.get(i) * RECORD;
            return PublishedSample.of(
                    Optional.of(identity(split, i)),
                    files.get(i / first) + "[" + places.get(i) + "]",
                    batch[at],
                    new Picture.Pixels(() -> ArrayPictures.planes(batch, at + 1, SIDE, SIDE)));
        });
    }

    /** Of the picture at that place, counted over the batches. */
    static String identity(String split, int index) {
        return String.format(Locale.ROOT, "cifar-10/%s/%05d", split, index);
    }

    private static byte[] batch(Archive archive, String file) {
        Member member = archive.members().stream()
                .filter(candidate -> candidate.name().equals(file))
                .findFirst()
                .orElseThrow(() -> new UnusableSourceException(archive.path() + ": holds no " + file
                        + "; expected the binary version of CIFAR-10, " + ARCHIVE));
        byte[] batch = archive.read(member);
        if (batch.length == 0 || batch.length % RECORD != 0) {
            throw new InvalidArrayException(
                    archive.path() + "/" + member.path(), batch.length + " bytes, no multiple of " + RECORD);
        }
        for (int at = 0; at < batch.length; at += RECORD) {
            if (batch[at] < 0 || batch[at] >= CLASSES.size()) {
                throw new InvalidArrayException(
                        archive.path() + "/" + member.path(),
                        "label " + (batch[at] & 0xff) + " at " + at / RECORD + "; 0 to 9 are allowed");
            }
        }
        return batch;
    }
}
