package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DatasetStylizeCommandTest {

    private static final Path SYNTHETIC = Path.of("src/test/resources/reference/concept-style/synthetic.tar.gz");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commands = Editrisk.commandLine(CommandLine.defaultFactory())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));

    private final ImageCodec codec = new ImageCodec();
    private final SplittableRandom random = new SplittableRandom(1);
    private Path picture;
    private Path style;

    @BeforeEach
    void write() throws IOException {
        picture = Files.write(folder.resolve("picture.png"), codec.encodePng(noise(40, 30)));
        style = Files.write(folder.resolve("style.jpg"), codec.encodeJpeg(noise(70, 60), 90));
    }

    private RgbImage noise(int width, int height) {
        byte[] pixels = new byte[width * height * 3];
        random.nextBytes(pixels);
        return new RgbImage(width, height, pixels);
    }

    private int type(Object... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return commands.execute(
                Stream.concat(Stream.of("dataset", "stylize"), Stream.of(words).map(Object::toString))
                        .toArray(String[]::new));
    }

    private void assertRefused(String said, Object... words) {
        assertThat(type(words)).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString().lines()).singleElement().asString().contains(said);
    }

    @Test
    void aPictureGetsTheStyleWhereTheMaskIsWhite() throws IOException {
        byte[] lower = new byte[40 * 30 * 3];
        Arrays.fill(lower, 40 * 15 * 3, lower.length, (byte) 255);
        Path mask = Files.write(folder.resolve("mask.png"), codec.encodePng(new RgbImage(40, 30, lower)));
        Path to = folder.resolve("out.png");

        assertThat(type(picture, to, "--style", style, "--mask", mask, "--seed", 3))
                .as(err.toString())
                .isZero();

        RgbImage original = codec.decode(Files.readAllBytes(picture));
        RgbImage made = codec.decode(Files.readAllBytes(to));
        assertThat(made.cut(0, 0, 40, 15)).isEqualTo(original.cut(0, 0, 40, 15));
        assertThat(made.cut(0, 15, 40, 15)).isNotEqualTo(original.cut(0, 15, 40, 15));
        assertThat(err.toString()).contains("not by the paper's network");
    }

    @Test
    void aTasksImagesAreWrittenAsTheImportFindsThemAndOnlyOnce() throws IOException {
        Path to = folder.resolve("stylised");
        Object[] words = {SYNTHETIC, to, "--way", "statistics", "--option", "style=gravel,falltrees", "--threads", 1};

        assertThat(type(words)).as(err.toString()).isZero();
        assertThat(out.toString()).contains("ready-made: falltrees").contains("files written: 90, there already: 0");
        assertThat(to.resolve("gravel/1")).isDirectoryContaining("glob:**/img_*.png");
        assertThat(type(words)).isZero();
        assertThat(out.toString()).contains("files written: 0, there already: 90");
        try (Stream<Path> files = Files.list(to.resolve("gravel/0"))) {
            RgbImage image = codec.decode(Files.readAllBytes(files.findFirst().orElseThrow()));
            assertThat(image.width()).isEqualTo(16);
        }
    }

    @Test
    void whatIsWrongIsSaidInALine() throws IOException {
        Path to = folder.resolve("out.png");
        assertRefused("--way: ", picture, to, "--style", style, "--way", "oil");
        assertRefused("not there; expected a picture", folder.resolve("none.png"), to, "--style", style);
        assertRefused("a file that ends in .png is written", picture, folder.resolve("out.gif"), "--style", style);
        assertRefused(
                "a picture of 40x30 pixels under a mask of 70x60", picture, to, "--style", style, "--mask", style);
        Path text = Files.writeString(folder.resolve("style.txt"), "not a picture");
        assertRefused("style.txt: neither a PNG nor a JPEG", picture, to, "--style", text);
        assertRefused("--mask goes with --style", folder, to, "--mask", style);
        assertRefused("no concept 'paper' there; found: none", folder, to);
        assertThat(to).doesNotExist();
    }
}
