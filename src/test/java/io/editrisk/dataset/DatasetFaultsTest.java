package io.editrisk.dataset;

import static io.editrisk.dataset.DatasetFixture.KEY;
import static io.editrisk.dataset.DatasetFixture.datasets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import io.editrisk.store.Digest;
import io.editrisk.store.MemoryStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data set of two shards without indexes, 000000 to 000002 and 000003, with one thing wrong at a time. */
class DatasetFaultsTest {

    private static final String FIRST = KEY + "/shard-00000.tar";

    private static final int FUZZ = Integer.getInteger("fuzz", 2000);

    @TempDir
    Path folder;

    private MemoryStore store = new MemoryStore();

    @SuppressWarnings("NullAway.Init") // set before each test
    private DatasetManifest manifest;

    @BeforeEach
    void write() {
        manifest = DatasetFixture.images(folder, 4, 3);
        store = DatasetFixture.storeWithoutIndexes(folder);
    }

    @Test
    void aDatasetThatIsNotThere() {
        assertThat(datasets().verify(store, "datasets/nothing", read -> {}).faults())
                .containsExactly("datasets/nothing: no such data set: there is no datasets/nothing/dataset.yaml"
                        + " in bucket memory");
        assertThatThrownBy(() -> datasets().open(store, "datasets/nothing"))
                .isInstanceOf(InvalidDatasetException.class);
    }

    @Test
    void aShardThatIsNotThere() {
        store.delete(FIRST);

        assertFault(FIRST + ": no such object in bucket memory, though dataset.yaml lists it");
    }

    @Test
    void aShardCutAnywhere() {
        byte[] whole = store.read(FIRST);
        for (int length = 0; length < whole.length; length += 256) {
            store.put(FIRST, Arrays.copyOf(whole, length));

            List<String> faults = datasets().verify(store, KEY, read -> {}).faults();

            assertThat(faults.get(0))
                    .isEqualTo(FIRST + ": cut short: " + length + " bytes; dataset.yaml says " + whole.length);
            assertThat(faults).as("cut to %d", length).hasSizeGreaterThan(1).allMatch(line -> !line.contains("\n"));
            assertThatThrownBy(() -> datasets().open(store, KEY).samples(0, 1)).hasMessage(faults.get(0));
        }
    }

    @Test
    void aCutShardWhoseManifestKnowsNoBetter() {
        byte[] whole = store.read(FIRST);
        for (int length = 512; length < whole.length; length += 512) {
            replaceShard(Arrays.copyOf(whole, length));

            assertThat(datasets().verify(store, KEY, read -> {}).faults())
                    .as("cut to %d", length)
                    .isNotEmpty();
        }
    }

    @Test
    void aGzippedShardCutAnywhere(@TempDir Path other) {
        ShardWriter writer = new ShardWriter(
                other, DatasetFixture.description(DatasetManifest.Kind.IMAGES), new Packing(3, true), new ImageCodec());
        writer.add(DatasetFixture.sample(0), "drawn");
        writer.finish();
        store = DatasetFixture.store(other);
        String shard = FIRST + ".gz";
        byte[] whole = store.read(shard);
        assertThat(datasets().verify(store, KEY, read -> {}).faults()).isEmpty();

        for (int length = 0; length < whole.length; length += 64) {
            store.put(shard, Arrays.copyOf(whole, length));

            assertThat(datasets().verify(store, KEY, read -> {}).faults())
                    .contains(shard + ": cut short: " + length + " bytes; dataset.yaml says " + whole.length)
                    .anyMatch(line -> line.contains("gzip is damaged or cut short"));
        }
    }

    @Test
    void aShardLongerThanItShouldBe() {
        byte[] whole = store.read(FIRST);
        store.put(FIRST, Arrays.copyOf(whole, whole.length + 512));

        assertFault(FIRST + ": longer than the " + whole.length + " bytes that dataset.yaml says");
    }

    @Test
    void oneWrongBitIsNamedByShardAndSample() {
        byte[] shard = store.read(FIRST);
        shard[512 + 60] ^= 1;
        store.put(FIRST, shard);

        assertThat(datasets().verify(store, KEY, read -> {}).faults())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(FIRST + ": changed or damaged: its SHA-256 is ")
                                .endsWith("dataset.yaml says "
                                        + manifest.shards().get(0).sha256()),
                        line -> assertThat(line)
                                .startsWith(FIRST + ": sample 000000: picture: a damaged PNG: a wrong checksum"));
    }

    @Test
    void aLabelBeyondTheClasses() throws IOException {
        Map<String, byte[]> members = sample("000000", "3");
        replaceShard(tar(members));

        assertFault(FIRST + ": sample 000000: label 3; the data set has 3 classes, so 0 to 2 are allowed");
    }

    @Test
    void aLabelThatIsNoNumber() throws IOException {
        replaceShard(tar(sample("000000", "-1")));

        assertFault(FIRST + ": sample 000000: its .cls is '-1'; a label in decimal, from 0, is allowed");
    }

    @Test
    void aPictureOfAnotherSize() throws IOException {
        Map<String, byte[]> members = sample("000000", "1");
        members.put("000000.png", new ImageCodec().encodePng(new RgbImage(2, 1, new byte[6])));
        replaceShard(tar(members));

        assertFault(FIRST + ": sample 000000: picture has 2x1 pixels; the data set's pictures have 5x5");
    }

    @Test
    void aSampleWithoutAPart() throws IOException {
        Map<String, byte[]> members = sample("000000", "1");
        members.remove("000000.cls");
        replaceShard(tar(members));

        assertFault(FIRST + ": sample 000000: without its .cls");
    }

    @Test
    void aNoteWithoutIdentity() throws IOException {
        Map<String, byte[]> members = sample("000000", "1");
        members.put("000000.json", "{\"source\": \"drawn\"}".getBytes(StandardCharsets.UTF_8));
        replaceShard(tar(members));

        assertFault(FIRST + ": sample 000000: its .json is not a SampleNote");
    }

    @Test
    void membersThatDoNotBelongThere() throws IOException {
        Map<String, byte[]> members = sample("000000", "1");
        members.put("../escape.png", new byte[1]);
        members.put("000000.x.png", new byte[1]);
        replaceShard(tar(members));

        assertThat(datasets().verify(store, KEY, read -> {}).faults())
                .contains(
                        FIRST + ": member '../escape.png': only files KEY.png (or jpg), KEY.cls, KEY.json are allowed,"
                                + " KEY of letters, digits, '_' and '-'",
                        FIRST + ": sample 000000: a member .x.png; allowed: .png (or jpg), .cls, .json");
    }

    @Test
    void aLinkInTheTar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            TarArchiveEntry link = new TarArchiveEntry("000000.png", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        replaceShard(bytes.toByteArray());

        assertFault(FIRST + ": member '000000.png': only files");
    }

    @Test
    void samplesWhoseMembersAreMixed() throws IOException {
        Map<String, byte[]> one = sample("000000", "1");
        Map<String, byte[]> mixed = new LinkedHashMap<>();
        mixed.put("000000.cls", one.getOrDefault("000000.cls", new byte[0]));
        mixed.putAll(sample("000001", "1"));
        mixed.put("000000.json", one.getOrDefault("000000.json", new byte[0]));
        mixed.put("000000.png", one.getOrDefault("000000.png", new byte[0]));
        replaceShard(tar(mixed));

        assertFault(FIRST + ": sample 000000: its members do not lie together");
    }

    @Test
    void fewerSamplesThanTheManifestSays() throws IOException {
        replaceShard(tar(sample("000000", "1")));

        assertFault(FIRST + ": 1 samples; dataset.yaml says 3");
    }

    @Test
    void aKeyThatTwoShardsHave() throws IOException {
        Map<String, byte[]> members = sample("000003", "1");
        members.putAll(sample("000001", "1"));
        members.putAll(sample("000002", "1"));
        replaceShard(tar(members));

        assertThat(datasets().verify(store, KEY, read -> {}).faults())
                .containsExactly(KEY + "/shard-00001.tar: sample 000003: another shard has one of that name");
    }

    @Test
    void otherSamplesThanTheDigestSays() throws IOException {
        Map<String, byte[]> members = sample("000000", "2");
        members.putAll(sample("000001", "1"));
        members.putAll(sample("000002", "1"));
        replaceShard(tar(members));

        assertThat(datasets().verify(store, KEY, read -> {}).faults())
                .singleElement()
                .asString()
                .startsWith(KEY + "/dataset.yaml: digest says " + manifest.digest() + "; the samples have ");
    }

    @Test
    void noise() {
        byte[] noise = new byte[4096];
        Arrays.fill(noise, (byte) 'x');
        replaceShard(noise);

        assertThat(datasets().verify(store, KEY, read -> {}).faults())
                .isNotEmpty()
                .allMatch(line -> !line.contains("\n") && line.startsWith(KEY));
    }

    /** Whatever stands in a shard that its manifest vouches for ends in lines, never in another exception. */
    @Test
    void aShardWithSomeBytesWrongNeverEndsOtherwise() {
        byte[] whole = store.read(FIRST);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < FUZZ; i++) {
            byte[] damaged = whole.clone();
            for (int j = random.nextInt(1, 4); j > 0; j--) {
                // half of the damage in the first two headers, where sizes, types and names stand
                int at = random.nextBoolean() ? random.nextInt(157) : random.nextInt(damaged.length);
                damaged[at] = (byte) random.nextInt();
            }
            byte[] shard = random.nextInt(4) == 0 ? Arrays.copyOf(damaged, random.nextInt(whole.length)) : damaged;
            List<String> faults = new ArrayList<>();
            ShardTar.read(FIRST, resummed(shard), new SampleForm(DatasetManifest.Kind.IMAGES, false), faults);

            assertThat(faults).allMatch(line -> !line.contains("\n"));
        }
    }

    /** With the first header's checksum set right, so that damage gets past it. */
    private static byte[] resummed(byte[] tar) {
        if (tar.length < 512) {
            return tar;
        }
        Arrays.fill(tar, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += tar[i] & 0xff;
        }
        byte[] digits = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, tar, 148, digits.length);
        return tar;
    }

    @Test
    void everyFaultIsToldAtOnce() {
        store.delete(FIRST);
        store.put(KEY + "/shard-00001.tar", new byte[0]);

        assertThat(datasets().verify(store, KEY, read -> {}).faults())
                .anyMatch(line -> line.startsWith(FIRST))
                .anyMatch(line -> line.startsWith(KEY + "/shard-00001.tar"));
    }

    /** The fault is among those of a check, and the one that a reader of that shard meets. */
    private void assertFault(String start) {
        assertThat(datasets().verify(store, KEY, read -> {}).faults())
                .anySatisfy(line -> assertThat(line).startsWith(start).doesNotContain("\n"));
        assertThatThrownBy(() -> datasets().open(store, KEY).samples(0, 3)).isInstanceOf(InvalidDatasetException.class);
    }

    /** Puts another first shard there, which the manifest describes rightly but for its samples. */
    private void replaceShard(byte[] tar) {
        store = DatasetFixture.storeWithoutIndexes(folder);
        DatasetManifest.Shard first = manifest.shards().get(0);
        store.put(FIRST, tar);
        DatasetFixture.edit(store, first.sha256(), Digest.of(tar));
        DatasetFixture.edit(
                store,
                "bytes: " + first.bytes() + "\n  sha256: " + Digest.of(tar),
                "bytes: " + tar.length + "\n  sha256: " + Digest.of(tar));
    }

    private static Map<String, byte[]> sample(String key, String label) {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put(key + ".png", new ImageCodec().encodePng(DatasetFixture.noise(1)));
        members.put(key + ".cls", label.getBytes(StandardCharsets.UTF_8));
        members.put(key + ".json", "{\"identity\": \"a\", \"source\": \"b\"}".getBytes(StandardCharsets.UTF_8));
        return members;
    }

    private static byte[] tar(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(member.getKey());
                entry.setSize(member.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(member.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
