package io.editrisk.dataset.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.dataset.DatasetManifest;
import io.editrisk.dataset.DatasetTarget;
import io.editrisk.dataset.Datasets;
import io.editrisk.dataset.FolderTarget;
import io.editrisk.dataset.ImageIdentity;
import io.editrisk.dataset.ShardCache;
import io.editrisk.dataset.StoreTarget;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import io.editrisk.store.Digest;
import io.editrisk.store.FolderStore;
import io.editrisk.store.MemoryStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder of ten pictures of two classes, imported three a shard. */
class DatasetImportTest {

    @TempDir
    Path folder;

    private Path source = Path.of("");
    private Path target = Path.of("");

    @BeforeEach
    void pictures() throws IOException {
        source = folder.resolve("photos");
        target = folder.resolve("data");
        ImageCodec codec = new ImageCodec();
        for (int i = 0; i < 10; i++) {
            byte[] pixels = new byte[(4 + i) * 5 * 3];
            new SplittableRandom(i).nextBytes(pixels);
            RgbImage image = new RgbImage(4 + i, 5, pixels);
            Path file = source.resolve(i % 2 == 0 ? "ant" : "bee").resolve(i + (i % 3 == 0 ? ".png" : ".jpg"));
            Files.createDirectories(file.getParent());
            Files.write(file, i % 3 == 0 ? codec.encodePng(image) : codec.encodeJpeg(image, 90));
        }
    }

    private DatasetImport.Imported imported(ImportSettings settings) {
        return Imports.of("image-folder", source).with(settings).into(new FolderTarget(target), "");
    }

    private static ImportSettings settings(int threads, boolean skipDamaged) {
        return new ImportSettings(3, OptionalInt.empty(), threads, true, skipDamaged);
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file : list.toList()) {
                files.put(file.getFileName().toString(), Digest.of(file));
            }
        }
        return files;
    }

    @Test
    void picturesAreStoredAsTheyAre() throws IOException {
        DatasetManifest manifest = imported(Imports.SETTINGS).manifest();

        String shards = "";
        for (DatasetManifest.Shard shard : manifest.shards()) {
            shards += Files.readString(target.resolve(shard.file()), StandardCharsets.ISO_8859_1);
        }
        for (String picture : new String[] {"ant/0.png", "ant/4.jpg", "bee/9.png"}) {
            byte[] published = Files.readAllBytes(source.resolve(picture));
            assertThat(shards).contains(new String(published, StandardCharsets.ISO_8859_1));
        }
        assertThat(manifest.counts()).containsExactly(5, 5);
        assertThat(manifest.size()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void theBytesDoNotDependOnTheThreads(int threads) throws IOException {
        imported(settings(threads, false));
        Map<String, String> some = files(target);
        target = folder.resolve("other");

        imported(settings(2, false));

        assertThat(files(target)).isEqualTo(some).hasSize(9);
    }

    /** Ends as a killed process does: nothing is tidied up. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private record Fragile(DatasetTarget whole, int[] left) implements DatasetTarget {
        private void live() {
            if (left[0]-- == 0) {
                throw new Killed();
            }
        }

        @Override
        public String name() {
            return whole.name();
        }

        @Override
        public Optional<byte[]> find(String file) {
            return whole.find(file);
        }

        @Override
        public long bytes(String file) {
            return whole.bytes(file);
        }

        @Override
        public void put(String file, byte[] content) {
            live();
            whole.put(file, content);
        }

        @Override
        public Path scratch() {
            live();
            return whole.scratch();
        }

        @Override
        public void publish(Path scratch, String file) {
            live();
            whole.publish(scratch, file);
        }

        @Override
        public void remove(String file) {
            live();
            whole.remove(file);
        }
    }

    @Test
    void killedAtAnyWriteTheNextImportGivesTheSameBytes() throws IOException {
        imported(Imports.SETTINGS);
        Map<String, String> whole = files(target);
        int steps = 0;
        for (boolean killed = true; killed; steps++) {
            target = folder.resolve("killed" + steps);
            try {
                Imports.of("image-folder", source).into(new Fragile(new FolderTarget(target), new int[] {steps}), "");
                killed = false;
            } catch (Killed e) {
                boolean finished = Files.exists(target.resolve(DatasetManifest.FILE));
                assertThat(finished).isEqualTo(steps == 14);
            }

            imported(Imports.SETTINGS);

            assertThat(files(target)).as("killed at write %d", steps).isEqualTo(whole);
        }
        assertThat(steps).isGreaterThan(10);
    }

    @Test
    void shardsThatAreFinishedAreNotMadeAgain() throws IOException {
        try {
            Imports.of("image-folder", source).into(new Fragile(new FolderTarget(target), new int[] {7}), "");
        } catch (Killed e) {
            assertThat(target.resolve("shard-00001.index.jsonl")).exists();
        }
        // were they read again, this would show
        Files.delete(source.resolve("ant/0.png"));
        Files.write(source.resolve("ant/0.png"), new byte[] {1});

        DatasetManifest manifest = imported(Imports.SETTINGS).manifest();

        assertThat(manifest.samples()).isEqualTo(10);
    }

    @Test
    void anUnfinishedImportOfSomethingElseIsLeftAlone() {
        try {
            Imports.of("image-folder", source).into(new Fragile(new FolderTarget(target), new int[] {7}), "");
        } catch (Killed e) {
            assertThat(target.resolve("import.json")).exists();
        }

        assertThatThrownBy(() -> imported(new ImportSettings(4, OptionalInt.empty(), 1, true, false)))
                .isInstanceOf(UnusableSourceException.class)
                .hasMessageStartingWith(target + ": holds an unfinished import of something else");
    }

    @Test
    void theSameImportAgainChangesNothingAndAnotherIsRefused() throws IOException {
        DatasetManifest first = imported(Imports.SETTINGS).manifest();
        Map<String, String> files = files(target);

        assertThat(imported(Imports.SETTINGS).manifest()).isEqualTo(first);
        assertThat(files(target)).isEqualTo(files);
        assertThatThrownBy(() -> Imports.of("mnist", PublishedFormsTest.REFERENCE.resolve("mnist"))
                        .into(new FolderTarget(target), "test"))
                .hasMessageStartingWith(target + ": holds another data set");
    }

    @Test
    void aDamagedPictureIsRefusedByName() throws IOException {
        Path picture = source.resolve("bee/5.jpg");
        Files.write(picture, Arrays.copyOf(Files.readAllBytes(picture), 300));

        assertThatThrownBy(() -> imported(settings(2, false)))
                .isInstanceOf(UnusableSourceException.class)
                .hasMessageStartingWith("bee/5.jpg: a JPEG cut short");
        assertThat(target.resolve(DatasetManifest.FILE)).doesNotExist();
    }

    @Test
    void damagedPicturesAreSkippedCountedAndListed() throws IOException {
        Files.write(source.resolve("bee/5.jpg"), new byte[] {1, 2, 3});
        Files.write(source.resolve("ant/8.jpg"), new byte[0]);

        DatasetImport.Imported imported = imported(settings(2, true));

        assertThat(imported.skipped())
                .containsExactly("bee/5.jpg: neither a PNG nor a JPEG", "ant/8.jpg: neither a PNG nor a JPEG");
        assertThat(imported.manifest().samples()).isEqualTo(8);
        assertThat(new Datasets(new ImageCodec(), new ShardCache(0))
                        .verify(new FolderStore(folder), "data", read -> {})
                        .faults())
                .isEmpty();
    }

    @Test
    void aPictureLargerThanAllowedIsNotDecoded() throws IOException {
        byte[] png = Files.readAllBytes(source.resolve("ant/0.png"));
        png[16] = 0x7f;
        Files.write(source.resolve("ant/0.png"), png);

        assertThatThrownBy(() -> imported(Imports.SETTINGS)).hasMessageContaining("pixels are allowed");
    }

    @Test
    void withoutDecodingAnImageIsKnownByItsPublishedNameAlone() {
        Path imageNet = PublishedFormsTest.REFERENCE.resolve("imagenet");
        ImportSettings copying = new ImportSettings(3, OptionalInt.empty(), 2, false, false);
        Imports.of("imagenet", imageNet).with(copying).into(new FolderTarget(target), "");

        assertThat(new Datasets(new ImageCodec(), new ShardCache(0))
                        .open(new FolderStore(folder), "data")
                        .identities())
                .hasSize(5)
                .allMatch(identity -> identity.pixels().isEmpty())
                .contains(ImageIdentity.named("imagenet/ILSVRC2012_val_00000003"));
    }

    @Test
    void aBucketHoldsTheSameAsAFolder() throws IOException {
        imported(Imports.SETTINGS);
        MemoryStore store = new MemoryStore();

        Imports.of("image-folder", source).into(new StoreTarget(store, "data"), "");

        Map<String, String> objects = new TreeMap<>();
        store.keys("data/").forEach(key -> objects.put(key.substring(5), Digest.of(store.read(key))));
        assertThat(objects).isEqualTo(files(target));
    }
}
