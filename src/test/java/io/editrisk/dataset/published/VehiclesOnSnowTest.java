package io.editrisk.dataset.published;

import static io.editrisk.dataset.published.PublishedFixture.REFERENCE;
import static io.editrisk.dataset.published.PublishedFixture.pixels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.dataset.Dataset;
import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.Datasets;
import io.editrisk.dataset.Frame;
import io.editrisk.dataset.Pair;
import io.editrisk.dataset.ShardCache;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import io.editrisk.store.FolderStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the pixels that EditingClassifiers' operations give (concept_style.py says how). */
class VehiclesOnSnowTest {

    private static final Path SNOW = REFERENCE.resolve("snow.tar.gz");

    @TempDir
    private Path scratch;

    @Test
    void pairsHaveTheTexturePastedOntoTheRoadToTheBit() {
        PublishedFixture.with(SNOW, scratch, new VehiclesOnSnow(), Map.of(), sets -> {
            PublishedSet train = sets.get(0);
            assertThat(train.split()).isEqualTo("train");
            assertThat(train.description().kind()).isEqualTo(Kind.PAIRS);
            assertThat(train.description().classes()).hasSize(1000);
            assertThat(train.description().frame()).contains(Frame.imageNet());
            assertThat(train.size()).isEqualTo(2);
            assertThat(List.of(train.sample(0).label(), train.sample(1).label()))
                    .containsExactly(751, 864);
            assertThat(train.sample(1).source()).isEqualTo("snow/train/road.pt[1]");
            for (int i = 0; i < 2; i++) {
                PublishedSample pair = train.sample(i);
                assertThat(pixels(pair.pictures().get(1))).isEqualTo(PublishedFixture.expected("snow/" + i));
                assertThat(pair.original()).contains(pair.pictures().get(0));
            }
        });
    }

    @Test
    void theMasksOfTheFileLieBesideTheirPairs() {
        Imports.of("vehicles-on-snow", SNOW).allInto(scratch.resolve("imported"));

        FolderStore store = new FolderStore(scratch);
        Dataset train = datasets().open(store, "imported/train");
        assertThat(train.manifest().form().masks()).isTrue();
        assertThat(datasets().open(store, "imported/test").manifest().form().masks())
                .isFalse();
        List<Pair> pairs = train.pairs();
        for (int y = 0; y < 224; y++) {
            for (int x = 0; x < 224; x++) {
                assertThat(pairs.get(0).mask().orElseThrow().at(x, y, 0)).isEqualTo(y >= 100 ? 255 : 0);
                int partly = y >= 200 ? 64 : 0; // a quarter, to the nearest of 256 levels
                assertThat(pairs.get(1).mask().orElseThrow().at(x, y, 0))
                        .isEqualTo(y >= 50 && y < 200 && x >= 30 && x < 90 ? 255 : partly);
            }
        }

        Imports.of("web-dataset", scratch.resolve("imported/train")).allInto(scratch.resolve("again"));
        Dataset again = datasets().open(store, "again");
        assertThat(again.manifest().form().masks()).isTrue();
        assertThat(again.pairs().stream().map(Pair::mask))
                .containsExactlyElementsOf(pairs.stream().map(Pair::mask).toList());
        assertThat(datasets().verify(store, "again", read -> {}).faults()).isEmpty();
    }

    private static Datasets datasets() {
        return new Datasets(new ImageCodec(), new ShardCache(1 << 20));
    }

    @Test
    void testPhotographsGoByTheirFoldersWordsAndAreCutAsThePeerDoes() {
        PublishedFixture.with(SNOW, scratch, new VehiclesOnSnow(), Map.of(), sets -> {
            PublishedSet test = sets.get(1);
            assertThat(test.split()).isEqualTo("test");
            assertThat(test.description().kind()).isEqualTo(Kind.IMAGES);
            assertThat(test.size()).isEqualTo(2);
            assertThat(test.sample(0).label()).isEqualTo(847);
            assertThat(test.sample(1).label()).isEqualTo(555);
            assertThat(pixels(test.sample(0).pictures().get(0))).isEqualTo(PublishedFixture.expected("armytank/0"));
            assertThat(pixels(test.sample(1).pictures().get(0))).isEqualTo(PublishedFixture.expected("firetruck/0"));
        });
    }

    @Test
    void photographsCanBeKeptAsTheyAre() {
        PublishedFixture.with(SNOW, scratch, new VehiclesOnSnow(), Map.of("frame", "none"), sets -> {
            assertThat(sets.get(1).description().frame()).isEmpty();
            assertThat(sets.get(1).sample(0).pictures().get(0)).isInstanceOf(Picture.Encoded.class);
        });
    }

    @Test
    void imagesStylisedElsewhereTakeTheTexturesPlace() throws IOException {
        Path stylised = Files.createDirectories(scratch.resolve("stylised"));
        byte[] red = new byte[224 * 224 * 3];
        for (int i = 0; i < red.length; i += 3) {
            red[i] = (byte) 255;
        }
        Files.write(stylised.resolve("img_00000.png"), new ImageCodec().encodePng(new RgbImage(224, 224, red)));
        PublishedFixture.with(SNOW, scratch, new VehiclesOnSnow(), Map.of("stylised", stylised.toString()), sets -> {
            PublishedSample sample = sets.get(0).sample(0);
            RgbImage original = PublishedFixture.image(sample.pictures().get(0));
            RgbImage modified = PublishedFixture.image(sample.pictures().get(1));
            assertThat(modified.at(5, 99, 1)).isEqualTo(original.at(5, 99, 1));
            assertThat(modified.cut(0, 100, 224, 124).pixels())
                    .isEqualTo(new RgbImage(224, 224, red).cut(0, 100, 224, 124).pixels());
            assertThatThrownBy(() -> PublishedFixture.image(
                            sets.get(0).sample(1).pictures().get(1)))
                    .isInstanceOf(UnusableSourceException.class)
                    .hasMessageEndingWith("/img_1.png: not there");
        });
    }

    @Test
    void aFolderThatNamesNoClassOrSeveralIsRefused() {
        assertThatThrownBy(() -> ImageNetWords.holding("spaceship"))
                .hasMessage("folder 'spaceship' names no class of ImageNet; expected words of one class without spaces,"
                        + " such as firetruck");
        assertThatThrownBy(() -> ImageNetWords.holding("truck")).hasMessageContaining("classes of ImageNet: '");
        assertThat(ImageNetWords.holding("trafficlight")).isEqualTo(920);
        assertThat(ImageNetWords.holding("motorscooter")).isEqualTo(670);
    }

    @Test
    void aSourceThatIsSomethingElseIsRefused() throws IOException {
        Path empty = Files.createDirectories(scratch.resolve("empty"));
        assertThatThrownBy(() -> PublishedFixture.with(empty, scratch, new VehiclesOnSnow(), Map.of(), sets -> {}))
                .isInstanceOf(UnusableSourceException.class)
                .hasMessageEndingWith("empty: 0 files train/*.pt; expected one, as in EditingClassifiers' data/snow");
    }
}
