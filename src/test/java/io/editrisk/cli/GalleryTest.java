package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import io.editrisk.network.DrawnNetwork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on the page of {@code corrupt --gallery}; {@link GalleryPageTest} looks at it. */
class GalleryTest {

    private static final Path PHOTOGRAPH = Path.of("src/test/resources/reference/frames/source.jpg");

    @TempDir
    private Path folder;

    private final ImageCodec codec = new ImageCodec();
    private Path page;

    @BeforeEach
    void name() {
        page = folder.resolve("gallery.html");
    }

    private Typed gallery(Path picture, String... more) {
        return Typed.of(Stream.concat(
                        Stream.of("corrupt", "--gallery", page.toString(), picture.toString()), Arrays.stream(more))
                .toArray(String[]::new));
    }

    private Path tiny() throws IOException {
        RgbImage drawn = DrawnNetwork.pictures(3, 1).get(0);
        return Files.write(folder.resolve("tiny.png"), codec.encodePng(drawn.cut(0, 0, 32, 32)));
    }

    /** The file of the page's picture with that text. */
    private byte[] shown(String alt) throws IOException {
        String html = Files.readString(page);
        String tag = html.substring(0, html.indexOf("alt=\"" + alt + "\""));
        String source = tag.substring(tag.lastIndexOf("base64,") + "base64,".length());
        return Base64.getDecoder().decode(source.substring(0, source.indexOf('"')));
    }

    @Test
    void aPublishedFramesPicturesAreTheFilesThatCorruptWrites() throws IOException {
        gallery(PHOTOGRAPH, "--frame", "published", "--seed", "4").assertDone();

        for (String kind : new String[] {"shot_noise", "frost", "spatter"}) {
            Path file = folder.resolve(kind + ".jpg");
            Typed.of(
                            "corrupt",
                            "--kind",
                            kind,
                            "--severity",
                            "2",
                            "--seed",
                            "4",
                            "--frame",
                            "published",
                            PHOTOGRAPH.toString(),
                            file.toString())
                    .assertDone();
            assertThat(shown(kind + ", severity 2")).isEqualTo(Files.readAllBytes(file));
        }
        assertThat(shown("the original")).isEqualTo(Files.readAllBytes(PHOTOGRAPH.resolveSibling("published.jpg")));
        assertThat(page).content().contains("<td>published</td>", "<td>4</td>", "<td>224 by 224 pixels</td>");
        assertThat(Files.size(page)).isLessThan(5_000_000);
    }

    @Test
    void inInceptionsFrameItsParametersAreTaken() throws IOException {
        gallery(PHOTOGRAPH, "--frame", "published-299", "--kind", "jpeg_compression", "--severity", "3")
                .assertDone();

        assertThat(shown("jpeg_compression, severity 3"))
                .isEqualTo(Files.readAllBytes(PHOTOGRAPH.resolveSibling("published-299-jpeg-3.jpg")));
        assertThat(page).content().contains("<td>those of ImageNet-C for Inception (299 pixels)</td>");
    }

    @Test
    void aSmallPictureIsShownPixelByPixel() throws IOException {
        Path picture = tiny();
        gallery(picture, "--threads", "3").assertDone();

        Path file = folder.resolve("worse.png");
        Typed.of("corrupt", "--kind", "glass_blur", "--severity", "5", picture.toString(), file.toString())
                .assertDone();
        assertThat(codec.decode(shown("glass_blur, severity 5"))).isEqualTo(codec.decode(Files.readAllBytes(file)));
        assertThat(codec.decode(shown("the original"))).isEqualTo(codec.decode(Files.readAllBytes(picture)));
        assertThat(page).content().contains("<td>those of CIFAR-10-C (32 pixels)</td>");
    }

    @Test
    void whatIsNamedIsShown() throws IOException {
        Typed typed = gallery(tiny(), "--kind", "saturate,fog", "--severity", "3,1", "--json");

        typed.assertDone();
        assertThat(typed.out()).contains("\"pictures\" : 5");
        assertThat(Files.readString(page).split("<img ", -1)).hasSize(1 + 5);
        assertThat(page).content().containsSubsequence("fog, severity 1", "fog, severity 3", "saturate, severity 1");
        assertThat(page).content().doesNotContain("<h2>Noise", "<h2>Blur", "<h2>Digital");
    }

    @Test
    void aPicturesNameIsText() throws IOException {
        Path picture = Files.copy(tiny(), folder.resolve("<b> & {name}.png"));

        gallery(picture, "--kind", "fog", "--severity", "1").assertDone();

        assertThat(page).content().contains("<h1>&lt;b&gt; &amp; {name}.png</h1>");
    }

    @Test
    void frostOfOtherTexturesIsSaid() throws IOException {
        Path picture = tiny();
        String textures = "src/test/resources/reference/corruptions/frost";
        gallery(picture).assertDone();
        byte[] generated = shown("frost, severity 5");
        byte[] fog = shown("fog, severity 5");

        gallery(picture, "--frost", textures).assertDone();

        assertThat(page).content().containsPattern("<td>sha256:[0-9a-f]{64}</td>");
        assertThat(shown("frost, severity 5")).isNotEqualTo(generated);
        assertThat(shown("fog, severity 5")).isEqualTo(fog);
    }

    @Test
    void wrongInputIsSaidInOneLineAndLeavesThePageAsItWas() throws IOException {
        Files.writeString(page, "an older page");
        Path picture = tiny();
        byte[] whole = Files.readAllBytes(picture);
        Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, whole.length / 2));
        Path large = Files.write(
                folder.resolve("large.jpg"), codec.encodeJpeg(new RgbImage(900, 500, new byte[900 * 500 * 3]), 80));

        gallery(folder).assertRefused(folder + ": is a folder; --gallery shows one picture");
        gallery(folder.resolve("absent.png")).assertRefused(folder.resolve("absent.png") + ": not there");
        gallery(cut).assertRefused(cut + ": a PNG cut short");
        gallery(large).assertRefused(large + ": 900x500 pixels; as it is a picture of at most 400000 is shown");
        gallery(picture, "OUT.png").assertRefused("OUT.png: --gallery writes " + page + " and nothing else");
        gallery(picture, "--skip-damaged").assertRefused("--skip-damaged: --gallery shows one picture");
        gallery(picture, "--kind", "fogg").assertRefused("--kind: unknown corruption 'fogg'");
        gallery(picture, "--frost", cut.toString())
                .assertRefused("--frost: " + cut.resolve("frost1.png") + " is no texture of frost");
        Typed.of("corrupt", "--gallery", picture.toString(), picture.toString())
                .assertRefused(picture + ": --gallery writes a page; name a file that ends in .html");
        Typed.of("corrupt", "--gallery", folder + "/no/x.html", picture.toString())
                .assertRefused(folder + "/no/x.html: its folder is not there");

        assertThat(page).hasContent("an older page");
        assertThat(picture).hasBinaryContent(whole);
        gallery(large, "--frame", "published", "--kind", "fog").assertDone();
        assertThat(new String(Files.readAllBytes(page), StandardCharsets.UTF_8)).startsWith("<!doctype html>");
    }
}
