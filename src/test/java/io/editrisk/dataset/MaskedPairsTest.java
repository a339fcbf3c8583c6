package io.editrisk.dataset;

import static io.editrisk.dataset.DatasetFixture.KEY;
import static io.editrisk.dataset.DatasetFixture.SIDE;
import static io.editrisk.dataset.DatasetFixture.datasets;
import static io.editrisk.dataset.DatasetFixture.noise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.image.Fitting;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.PictureHeader;
import io.editrisk.image.Resampling;
import io.editrisk.image.RgbImage;
import io.editrisk.store.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pairs that say which part of x' was changed. */
class MaskedPairsTest {

    private static final ImageCodec CODEC = new ImageCodec();
    private static final SampleForm MASKED = new SampleForm(Kind.PAIRS, true);
    private static final String FIRST = KEY + "/shard-00000.tar: sample 000000: ";

    @TempDir
    Path folder;

    /** Grey, 0 to the left of a column. */
    static RgbImage mask(int from) {
        byte[] pixels = new byte[SIDE * SIDE * 3];
        for (int i = 0; i < SIDE * SIDE; i++) {
            byte level = (byte) (i % SIDE < from ? 0 : 255 - i);
            Arrays.fill(pixels, 3 * i, 3 * i + 3, level);
        }
        return new RgbImage(SIDE, SIDE, pixels);
    }

    private static Pair pair(int index) {
        Pair pair = DatasetFixture.pair(index);
        return new Pair(
                pair.key(), pair.identity(), pair.label(), pair.original(), pair.modified(), Optional.of(mask(index)));
    }

    private static Description description() {
        return DatasetFixture.description(Kind.PAIRS).masked();
    }

    private MemoryStore written() {
        ShardWriter writer = new ShardWriter(folder, description(), new Packing(2, false), CODEC);
        for (int i = 0; i < 5; i++) {
            writer.add(pair(i), "drawn");
        }
        writer.finish();
        return DatasetFixture.store(folder);
    }

    @Test
    void masksAreReadAsTheyWereWrittenAndTheManifestSaysThatTheyAreThere() {
        MemoryStore store = written();

        Dataset dataset = datasets().open(store, KEY);

        assertThat(new String(store.read(KEY + "/" + DatasetManifest.FILE), StandardCharsets.UTF_8))
                .contains("\nkind: pairs\nmasks: true\n");
        assertThat(dataset.manifest().description()).isEqualTo(description());
        assertThat(dataset.manifest().size()).contains(new DatasetManifest.PictureSize(SIDE, SIDE));
        assertThat(dataset.pairs()).containsExactly(pair(0), pair(1), pair(2), pair(3), pair(4));
        assertThat(dataset.imagesOrPairs(1, 3).stream().map(UndecodedSample::mask))
                .containsExactly(mask(1), mask(2));
        assertThat(datasets().verify(store, KEY, read -> {}).faults()).isEmpty();
        assertThat(datasets().check(store, KEY)).isEmpty();
    }

    @Test
    void aMaskIsAGreyPngOfOneChannel() {
        byte[] png = CODEC.encodeGreyPng(mask(2));

        assertThat(PictureHeader.of(png).colour()).isEqualTo(PictureHeader.Colour.GREY);
        assertThat(CODEC.decode(png)).isEqualTo(mask(2));
    }

    @Test
    void aMaskGoesThroughTheGeometryOfItsPictures() {
        Fitting fitting = new Fitting.ShorterSide(8, Resampling.BICUBIC);

        Dataset fitted = datasets().open(written(), KEY).fitted(fitting, 6);

        RgbImage expected = CODEC.decode(CODEC.encodePng(mask(3)), fitting, 6);
        assertThat(fitted.imagesOrPairs(3, 4).get(0).mask()).isEqualTo(expected);
        assertThat(fitted.pairs(3, 4).get(0).mask()).contains(expected);
        assertThat(fitted.pairs(3, 4).get(0).original()).isEqualTo(CODEC.decode(CODEC.encodePng(noise(3)), fitting, 6));
    }

    @Test
    void pairsWithoutMasksAreWrittenToTheByteAsBefore() {
        DatasetManifest manifest = DatasetFixture.pairs(folder, 2, 2);

        assertThat(new String(ManifestWriter.write(manifest), StandardCharsets.UTF_8))
                .doesNotContain("mask");
        assertThat(manifest.shards().get(0).bytes()).isEqualTo(2 * 8 * 512 + 2 * 512);
        UndecodedSample sample = datasets()
                .open(DatasetFixture.store(folder), KEY)
                .imagesOrPairs(0, 1)
                .get(0);
        assertThat(sample.hasMask()).isFalse();
        assertThatThrownBy(sample::mask).hasMessage(KEY + "/shard-00000.tar: sample 000000 has no mask");
    }

    @Test
    void aWriterTakesMasksWhereTheDescriptionHasThemAndOnlyThere(@TempDir Path other) {
        ShardWriter with = new ShardWriter(folder, description(), new Packing(2, false), CODEC);
        ShardWriter without =
                new ShardWriter(other, DatasetFixture.description(Kind.PAIRS), new Packing(2, false), CODEC);

        assertThatThrownBy(() -> with.add(DatasetFixture.pair(0), "drawn"))
                .hasMessage("pair 000000 has no mask, which noise has");
        assertThatThrownBy(() -> without.add(pair(0), "drawn"))
                .hasMessage("pair 000000 has a mask, which noise has not");
        assertThatThrownBy(() -> DatasetFixture.description(Kind.IMAGES).masked())
                .hasMessage("masks are of pairs; the kind is images");
    }

    @Test
    void aMaskOfAnotherSize() {
        byte[] small = CODEC.encodeGreyPng(new RgbImage(2, 1, new byte[6]));

        assertFaults(
                stored(MASKED, noise(1), small), "the mask has 2x1 pixels; its picture has 5x5, expected the same");
    }

    @Test
    void aMaskOfAnotherSizeAmongPicturesThatAllHaveOne() {
        MemoryStore store = stored(MASKED, noise(1), CODEC.encodeGreyPng(new RgbImage(2, 1, new byte[6])));
        DatasetFixture.edit(store, "\nsource:", "\nwidth: 5\nheight: 5\nsource:");

        assertFaults(store, "mask has 2x1 pixels; the data set's pictures have 5x5");
    }

    @Test
    void aMaskThatCannotBeRead() {
        byte[] damaged = CODEC.encodeGreyPng(mask(2));
        damaged[damaged.length - 20] ^= 1;

        assertFaults(
                stored(MASKED, noise(1), damaged), "mask: a damaged PNG: a wrong checksum in its chunk at byte 33");
    }

    @Test
    void aMaskThatIsNoMask() {
        assertFaults(stored(MASKED, noise(1), CODEC.encodePng(noise(2))), "the mask is coloured; a grey one is needed");
    }

    @Test
    void aMaskThatTheManifestPromisesAndOneThatItDoesNot() {
        MemoryStore promised = stored(new SampleForm(Kind.PAIRS, false), noise(1));
        DatasetFixture.edit(promised, "kind: pairs\n", "kind: pairs\nmasks: true\n");
        assertFaults(promised, "without its .mask.png");

        MemoryStore silent = stored(MASKED, noise(1), CODEC.encodeGreyPng(mask(1)));
        DatasetFixture.edit(silent, "masks: true\n", "");
        assertFaults(silent, "a member .mask.png; allowed: .x.png (or jpg), .xprime.png (or jpg), .cls, .json");
    }

    @Test
    void imagesHaveNoMasks() {
        MemoryStore store = written();
        DatasetFixture.edit(store, "kind: pairs", "kind: images");
        assertThatThrownBy(() -> datasets().open(store, KEY))
                .hasMessage(KEY + "/dataset.yaml: masks are of pairs; the kind is images");

        DatasetFixture.edit(store, "masks: true", "masks: some");
        assertThatThrownBy(() -> datasets().open(store, KEY))
                .hasMessage(KEY + "/dataset.yaml:3:8: masks needs to be true or false");
    }

    /** One pair in a folder of its own, whatever its mask is. */
    private MemoryStore stored(SampleForm form, RgbImage picture, byte[]... mask) {
        Path at = folder.resolve("stored" + form.masks() + mask.length + System.nanoTime());
        Description description = form.masks() ? description() : DatasetFixture.description(Kind.PAIRS);
        List<byte[]> pictures = new ArrayList<>(List.of(CODEC.encodePng(picture), CODEC.encodePng(noise(-1))));
        pictures.addAll(List.of(mask));
        try (Shards shards = new Shards(new FolderTarget(at), description, new Packing(2, false))) {
            shards.add(PackedSample.of(
                    new StoredSample("000000", ImageIdentity.named("noise/0"), 0, "drawn", pictures), form));
            shards.finish(List.of());
        }
        return DatasetFixture.storeWithoutIndexes(at);
    }

    /** The same fault in a check of all and before a picture is asked for, a line. */
    private static void assertFaults(MemoryStore store, String fault) {
        assertThat(datasets().verify(store, KEY, read -> {}).faults())
                .filteredOn(line -> line.startsWith(FIRST))
                .containsExactly(FIRST + fault);
        assertThatThrownBy(() -> datasets().open(store, KEY).pairs(0, 1))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessage(FIRST + fault);
    }
}
