package io.editrisk.dataset.published;

import static io.editrisk.dataset.published.PublishedFixture.REFERENCE;
import static io.editrisk.dataset.published.PublishedFixture.pixels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.archive.Archives;
import io.editrisk.dataset.archive.Limits;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One concept as published, in a ready-made style and in one of pictures only (concept_style.py says how made). */
class ConceptStyleTest {

    private static final Path SYNTHETIC = REFERENCE.resolve("synthetic.tar.gz");
    private static final Pattern PLACE = Pattern.compile(".*\\[([0-9]+)], falltrees ([0-9])");

    @TempDir
    private Path scratch;

    @Test
    void readyMadeImagesArePastedUnderTheMaskToTheBit() {
        PublishedFixture.with(SYNTHETIC, scratch, new ConceptStyle(), Map.of(), sets -> {
            assertThat(sets.stream().map(PublishedSet::split))
                    .containsExactly("wallconcrete/falltrees/train", "wallconcrete/falltrees/val");
            PublishedSet train = sets.get(0);
            PublishedSet validation = sets.get(1);
            assertThat(train.description().kind()).isEqualTo(Kind.PAIRS);
            assertThat(validation.description().kind()).isEqualTo(Kind.IMAGES);
            assertThat(train.size()).isEqualTo(20);
            assertThat(validation.size()).isEqualTo(41 * 3 - 20);
            for (PublishedSet set : sets) {
                for (int i = 0; i < set.size(); i++) {
                    PublishedSample sample = set.sample(i);
                    Matcher place = PLACE.matcher(sample.source());
                    assertThat(place.matches()).as(sample.source()).isTrue();
                    String expected = "fall_trees_" + place.group(2) + "/" + place.group(1);
                    Picture modified = sample.pictures().get(set == train ? 1 : 0);
                    assertThat(pixels(modified)).as(expected).isEqualTo(PublishedFixture.expected(expected));
                }
            }
        });
    }

    @Test
    void aPairsMaskIsWhereItWasPasted() {
        PublishedFixture.with(SYNTHETIC, scratch, new ConceptStyle(), Map.of(), sets -> {
            PublishedSet train = sets.get(0);
            assertThat(train.description().masks()).isTrue();
            assertThat(sets.get(1).description().masks()).isFalse();
            for (int i = 0; i < train.size(); i++) {
                List<RgbImage> pictures = train.sample(i).pictures().stream()
                        .map(PublishedFixture::image)
                        .toList();
                assertThat(pictures).hasSize(3);
                int changed = 0;
                for (int at = 0; at < pictures.get(0).pixels().length; at++) {
                    boolean masked = pictures.get(2).pixels()[at] != 0;
                    boolean same =
                            pictures.get(0).pixels()[at] == pictures.get(1).pixels()[at];
                    assertThat(masked || same).isTrue();
                    changed += masked && !same ? 1 : 0;
                }
                assertThat(changed).isPositive();
            }
        });
    }

    @Test
    void aStyleOfPicturesAloneIsMadeHereWhereThatIsAskedFor() {
        assertThatThrownBy(() -> PublishedFixture.with(
                        SYNTHETIC, scratch, new ConceptStyle(), Map.of("style", "gravel"), sets -> {}))
                .isInstanceOf(UnusableSourceException.class)
                .hasMessageContaining("no style 'gravel' there; found: falltrees (stylised images are");
        Map<String, String> options = Map.of("style", "gravel", "stylise", "texture", "concept", "wall-concrete");
        PublishedFixture.with(SYNTHETIC, scratch, new ConceptStyle(), options, sets -> {
            assertThat(sets).hasSize(2);
            PublishedSample pair = sets.get(0).sample(3);
            RgbImage original = PublishedFixture.image(pair.pictures().get(0));
            RgbImage modified = PublishedFixture.image(pair.pictures().get(1));
            assertThat(modified).isNotEqualTo(original);
            assertThat(PublishedFixture.image(sets.get(0).sample(3).pictures().get(1)))
                    .isEqualTo(modified);
        });
    }

    @Test
    void aConceptThatIsNotThereIsRefusedWithThoseThatAre() {
        assertThatThrownBy(() -> PublishedFixture.with(
                        SYNTHETIC, scratch, new ConceptStyle(), Map.of("concept", "wall-concrete,road"), sets -> {}))
                .hasMessageEndingWith("no concept 'wall-concrete,road' there; found: wallconcrete");
    }

    @Test
    void whatThePaperHasBesidesIsNamed() {
        ConceptStyle form = new ConceptStyle();
        PublishedFixture.with(
                SYNTHETIC,
                scratch,
                form,
                Map.of(),
                sets -> assertThat(form.missing(sets, FormOptions.of(form, Map.of())))
                        .satisfiesExactly(
                                line -> assertThat(line)
                                        .startsWith("concepts of the paper, 16 of 17: waterother, clouds, boat,"),
                                line -> assertThat(line).startsWith("styles of the paper, 7 of 8: snowyground, ")));
        Map<String, String> all = Map.of("concept", "all", "style", "falltrees");
        PublishedFixture.with(
                SYNTHETIC,
                scratch,
                form,
                all,
                sets -> assertThat(form.missing(sets, FormOptions.of(form, all)))
                        .isEmpty());
    }

    @Test
    void stylisedImagesNumberedByALoaderThatShufflesAreRefused() throws IOException {
        Path stylised = shuffled();
        Map<String, String> options = Map.of("style", "graffiti", "stylised", stylised.toString());
        assertThatThrownBy(() -> PublishedFixture.with(SYNTHETIC, scratch, new ConceptStyle(), options, sets -> {}))
                .isInstanceOf(UnusableSourceException.class)
                .hasMessageStartingWith(
                        "graffiti: stylised images do not show the images of their numbers (correlation")
                .hasMessageEndingWith("or choose --option numbering=trusted");
        Map<String, String> trusted =
                Map.of("style", "graffiti", "stylised", stylised.toString(), "numbering", "trusted");
        PublishedFixture.with(
                SYNTHETIC,
                scratch,
                new ConceptStyle(),
                trusted,
                sets -> assertThat(sets).hasSize(2));
    }

    /** Noise in place of every stylised image: it shows none of them. */
    private Path shuffled() throws IOException {
        Path stylised = scratch.resolve("elsewhere");
        SplittableRandom random = new SplittableRandom(3);
        List<Integer> places = places();
        for (int variant = 0; variant < 2; variant++) {
            Path folder = Files.createDirectories(stylised.resolve("graffiti/" + variant));
            for (int place : places) {
                byte[] pixels = new byte[16 * 16 * 3];
                random.nextBytes(pixels);
                Files.write(
                        folder.resolve("img_" + place + ".png"),
                        new ImageCodec().encodePng(new RgbImage(16, 16, pixels)));
            }
        }
        return stylised;
    }

    private List<Integer> places() {
        try (PublishedSource source = new PublishedSource(SYNTHETIC, new Archives(scratch, Limits.usual()))) {
            MaskedImages images = ConceptStyleParts.of(source, List.of())
                    .concepts("COCO")
                    .get("wallconcrete")
                    .get();
            return IntStream.range(0, images.count()).map(images::place).boxed().toList();
        }
    }

    @Test
    void imagesGetTheirNamesFromTheValidationSetAndItsLabelsTellAShuffledIdx() throws IOException {
        Path imageNet = Files.createDirectories(scratch.resolve("val"));
        Path folder =
                Files.createDirectories(imageNet.resolve(ImageNetClasses.wnids().get(0)));
        for (int i = 0; i < 500; i++) {
            Files.createFile(folder.resolve("ILSVRC2012_val_%08d.JPEG".formatted(i + 1)));
        }
        assertThatThrownBy(() -> PublishedFixture.with(
                        SYNTHETIC, scratch, new ConceptStyle(), Map.of("imagenet", imageNet.toString()), sets -> {}))
                .isInstanceOf(UnusableSourceException.class)
                .hasMessageContaining("wall-concrete.pt[0]: label ")
                .hasMessageEndingWith("idx counts in the order of a loader that shuffled");
    }

    @Test
    void onesOwnImagesMasksAndPhotographsOfAStyleMakeATask() throws IOException {
        ImageCodec codec = new ImageCodec();
        Path own = scratch.resolve("own");
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 21; i++) {
            byte[] pixels = new byte[40 * 40 * 3];
            random.nextBytes(pixels);
            Path images = Files.createDirectories(own.resolve("concepts/road/images/cars"));
            Path masks = Files.createDirectories(own.resolve("concepts/road/masks/cars"));
            Files.write(images.resolve(i + ".jpg"), codec.encodeJpeg(new RgbImage(40, 40, pixels), 90));
            byte[] half = new byte[40 * 40 * 3];
            Arrays.fill(half, half.length / 2, half.length, (byte) 255);
            Files.write(masks.resolve(i + ".png"), codec.encodePng(new RgbImage(40, 40, half)));
        }
        Path style = Files.createDirectories(own.resolve("styles/moss"));
        Files.write(style.resolve("one.png"), codec.encodePng(new RgbImage(64, 64, new byte[64 * 64 * 3])));
        Map<String, String> options = Map.of("concept", "all", "style", "all", "stylise", "paste");
        PublishedFixture.with(own, scratch, new ConceptStyle(), options, sets -> {
            assertThat(sets.get(0).split()).isEqualTo("road/moss/train");
            assertThat(sets.get(0).description().classes()).containsExactly("cars");
            PublishedSample pair = sets.get(0).sample(0);
            RgbImage original = PublishedFixture.image(pair.pictures().get(0));
            RgbImage modified = PublishedFixture.image(pair.pictures().get(1));
            assertThat(modified.cut(0, 0, 224, 112)).isEqualTo(original.cut(0, 0, 224, 112));
            assertThat(modified.cut(0, 112, 224, 112).pixels()).containsOnly(0);
        });
    }
}
