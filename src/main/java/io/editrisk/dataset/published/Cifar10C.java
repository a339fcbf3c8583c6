package io.editrisk.dataset.published;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.Description;
import io.editrisk.dataset.archive.Archive;
import io.editrisk.dataset.archive.Member;
import io.editrisk.dataset.array.InvalidArrayException;
import io.editrisk.dataset.array.NpyHeader;
import io.editrisk.image.RgbImage;
import io.editrisk.shift.Shift;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * CIFAR-10-C (Hendrycks and Dietterich 2019): for each corruption an array of the test pictures at severity 1, then 2, to 5.
 * A data set for each corruption and severity; a picture's source is CIFAR-10's test picture at the same place.
 */
final class Cifar10C implements PublishedForm {

    private static final String ARCHIVE = "CIFAR-10-C.tar";
    private static final String LABELS = "labels.npy";
    private static final String ENDING = ".npy";
    private static final int SEVERITIES = 5;

    @Override
    public String name() {
        return "cifar-10-c";
    }

    @Override
    public String summary() {
        return "CIFAR-10-C: CIFAR-10's test set under ready-made corruptions, a data set a corruption and severity.";
    }

    @Override
    public String source() {
        return ARCHIVE + ", or its folder with labels.npy and CORRUPTION.npy";
    }

    @Override
    public List<String> missing(List<PublishedSet> sets, FormOptions options) {
        return CorruptedSplits.missing(sets);
    }

    @Override
    public List<PublishedSet> sets(PublishedSource source, FormOptions options) {
        Archive archive = source.archive(source.find(ARCHIVE).orElse(source.path()));
        int[] labels = labels(archive);
        List<PublishedSet> sets = new ArrayList<>();
        for (Member member : archive.members()) {
            if (member.name().endsWith(ENDING) && !member.name().equals(LABELS)) {
                sets.addAll(corruption(source.path(), archive, member, labels));
            }
        }
        if (sets.isEmpty()) {
            throw new UnusableSourceException(archive.path() + ": no CORRUPTION.npy beside " + LABELS);
        }
        return sets;
    }

    private static String place(Archive archive, Member member) {
        return archive.path() + "/" + member.path();
    }

    private static NpyHeader header(Archive archive, Member member) {
        int length = (int) Math.min(NpyHeader.LONGEST, member.bytes());
        return NpyHeader.read(place(archive, member), archive.read(member, 0, length));
    }

    private static int[] labels(Archive archive) {
        Member member = archive.members().stream()
                .filter(candidate -> candidate.name().equals(LABELS))
                .findFirst()
                .orElseThrow(() -> new UnusableSourceException(archive.path() + ": holds no " + LABELS));
        NpyHeader header = header(archive, member);
        int bytes = header.valueBytes();
        boolean whole = header.type().matches("[<|][iu][1248]")
                && header.shape().size() == 1
                && header.begin() + header.size() * bytes == member.bytes();
        if (!whole || header.size() % SEVERITIES != 0) {
            throw new InvalidArrayException(
                    place(archive, member),
                    "%s of %s; expected whole numbers, for each test picture five times"
                            .formatted(header.shape(), header.type()));
        }
        byte[] values = archive.read(member, header.begin(), (int) header.size() * bytes);
        int[] labels = new int[(int) header.size()];
        for (int i = 0; i < labels.length; i++) {
            // little-endian, so the first byte is the value where all are below 10
            labels[i] = values[i * bytes] & 0xff;
            if (labels[i] >= Cifar10.CLASSES.size()) {
                throw new InvalidArrayException(place(archive, member), "a label of " + labels[i] + " at " + i);
            }
        }
        return labels;
    }

    private static List<PublishedSet> corruption(Path source, Archive archive, Member member, int[] labels) {
        NpyHeader header = header(archive, member);
        if (!header.type().equals("|u1")
                || !header.shape().equals(List.of(labels.length, Cifar10.SIDE, Cifar10.SIDE, 3))
                || header.begin() + header.size() != member.bytes()) {
            throw new InvalidArrayException(
                    place(archive, member),
                    "%s of %s; expected [%d, 32, 32, 3] of |u1"
                            .formatted(header.shape(), header.type(), labels.length));
        }
        String corruption = member.name().substring(0, member.name().length() - ENDING.length());
        int count = labels.length / SEVERITIES;
        List<PublishedSet> sets = new ArrayList<>();
        for (int severity = 1; severity <= SEVERITIES; severity++) {
            int first = (severity - 1) * count;
            String split = corruption + "/" + severity;
            Description description = Description.of(
                            "cifar-10-c, " + split, Kind.IMAGES, Cifar10.CLASSES, Names.origin(source, "CC-BY-4.0"))
                    .shifted(new Shift(corruption, severity));
            sets.add(new PublishedSet(split, description, count, i -> {
                long offset = header.begin() + (long) (first + i) * Cifar10.BYTES;
                return PublishedSample.modified(
                        Cifar10.identity("test", i),
                        member.name() + "[" + (first + i) + "]",
                        labels[first + i],
                        new Picture.Pixels(() ->
                                new RgbImage(Cifar10.SIDE, Cifar10.SIDE, archive.read(member, offset, Cifar10.BYTES))));
            }));
        }
        return sets;
    }
}
