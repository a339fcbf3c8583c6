package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import io.editrisk.network.DrawnNetwork;
import io.editrisk.shift.Corruptions;
import io.editrisk.store.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CorruptCommandTest {

    private static final List<String> NAMES = List.of("a b.png", "deep/c.PNG", "deep/er/d.png");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commands = Editrisk.commandLine(CommandLine.defaultFactory())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));

    private final ImageCodec codec = new ImageCodec();
    private final List<RgbImage> pictures = DrawnNetwork.pictures(3, NAMES.size());
    private Path in;
    private Path to;

    @BeforeEach
    void write() throws IOException {
        in = Files.createDirectories(folder.resolve("in"));
        to = folder.resolve("out");
        Files.createDirectories(in.resolve("deep/er"));
        for (int i = 0; i < NAMES.size(); i++) {
            Files.write(in.resolve(NAMES.get(i)), codec.encodePng(pictures.get(i)));
        }
        Files.writeString(in.resolve("notes.txt"), "not a picture");
    }

    private int type(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return commands.execute(
                Stream.concat(Stream.of("corrupt"), Arrays.stream(words)).toArray(String[]::new));
    }

    private int noise(Path from, Path into, String... more) {
        String[] words = {"--kind", "gaussian_noise", "--severity", "3", "--seed", "5", from.toString(), into.toString()
        };
        return type(Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new));
    }

    private void assertRefused(String said, String... words) {
        assertThat(type(words)).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString().lines()).singleElement().asString().startsWith(said);
    }

    /** Every file below, by its way, with its bytes as text. */
    private static Map<String, String> content(Path root) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile)
                    .forEach(
                            file -> content.put(root.relativize(file).toString().replace('\\', '/'), text(file)));
        }
        return content;
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RgbImage decoded(Path file) throws IOException {
        return codec.decode(Files.readAllBytes(file));
    }

    @Test
    void aFolderIsCorruptedFileByFile() throws IOException {
        assertThat(noise(in, to)).isEqualTo(ExitStatus.DONE);

        assertThat(content(to).keySet()).containsExactly("a b.png", "corruption.json", "deep/c.PNG", "deep/er/d.png");
        RgbImage noisy = decoded(to.resolve("deep/c.PNG"));
        assertThat(noisy.width()).isEqualTo(pictures.get(1).width());
        assertThat(noisy).isNotEqualTo(pictures.get(1));
        assertThat(out.toString()).isEqualTo("files written: 3, there already: 0, pictures left out: 0\n");
    }

    @Test
    void thePictureDecidesNotItsNamePlaceOrThread() throws IOException {
        noise(in, to, "--threads", "1");
        Path moved = Files.createDirectories(folder.resolve("moved"));
        Files.copy(in.resolve(NAMES.get(2)), moved.resolve("z.png"));
        Path single = folder.resolve("single.png");

        noise(moved, folder.resolve("again"), "--threads", "3");
        noise(in.resolve(NAMES.get(2)), single);

        assertThat(folder.resolve("again/z.png")).hasSameBinaryContentAs(to.resolve("deep/er/d.png"));
        assertThat(single).hasSameBinaryContentAs(to.resolve("deep/er/d.png"));
        assertThat(type(
                        "--kind",
                        "gaussian_noise",
                        "--severity",
                        "3",
                        in.resolve(NAMES.get(2)).toString(),
                        single.toString()))
                .isEqualTo(ExitStatus.DONE);
        assertThat(content(folder).get("single.png")).isNotEqualTo(content(to).get("deep/er/d.png"));
    }

    @Test
    void allKindsAndSeveritiesLieAsInImageNetC() throws IOException {
        assertThat(type("--kind", "all", "--severity", "1,5", "--frame", "published", in.toString(), to.toString()))
                .isEqualTo(ExitStatus.DONE);

        assertThat(content(to).keySet().stream().filter(name -> name.endsWith("er/d.jpg")))
                .containsExactlyInAnyOrderElementsOf(Corruptions.names().stream()
                        .flatMap(kind -> Stream.of(kind + "/1/deep/er/d.jpg", kind + "/5/deep/er/d.jpg"))
                        .toList());
        assertThat(decoded(to.resolve("fog/5/deep/c.jpg")).width()).isEqualTo(224);
    }

    @Test
    void aPublishedFileHasPillowsBytes() {
        Path reference = Path.of("src/test/resources/reference/frames");
        Path jpeg = folder.resolve("x.JPEG");

        assertThat(type(
                        "--kind",
                        "jpeg_compression",
                        "--severity",
                        "3",
                        "--frame",
                        "published",
                        reference.resolve("source.jpg").toString(),
                        jpeg.toString()))
                .isEqualTo(ExitStatus.DONE);
        assertThat(jpeg).hasSameBinaryContentAs(reference.resolve("published-jpeg-3.jpg"));
    }

    @Test
    void theSameCommandGoesOnWhereItWasStopped() throws IOException {
        noise(in, to);
        Map<String, String> whole = content(to);
        byte[] picture = Files.readAllBytes(to.resolve("deep/c.PNG"));
        Files.write(to.resolve("deep/c.PNG"), Arrays.copyOf(picture, picture.length - 3));
        Files.delete(to.resolve("a b.png"));
        Files.write(to.resolve("deep/.editrisk1.part"), new byte[7]);
        Files.setLastModifiedTime(to.resolve("deep/er/d.png"), FileTime.fromMillis(4_000_000_000_000L));

        assertThat(noise(in, to, "--json")).isEqualTo(ExitStatus.DONE);

        JsonNode said = Json.tree(out.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(said.get("written").intValue()).isEqualTo(2);
        assertThat(said.get("present").intValue()).isEqualTo(1);
        assertThat(content(to)).isEqualTo(whole);
        assertThat(Files.getLastModifiedTime(to.resolve("deep/er/d.png")).toMillis())
                .isEqualTo(4_000_000_000_000L);
    }

    @Test
    void whatIsOlderThanItsOriginalIsMadeAgain() throws IOException {
        noise(in, to);
        Files.write(in.resolve("a b.png"), codec.encodePng(pictures.get(1)));
        Files.setLastModifiedTime(in.resolve("a b.png"), FileTime.fromMillis(4_000_000_000_000L));

        noise(in, to);

        assertThat(to.resolve("a b.png")).hasSameBinaryContentAs(to.resolve("deep/c.PNG"));
        assertThat(out.toString()).startsWith("files written: 1, there already: 2,");
    }

    @Test
    void whatWasMadeOtherwiseIsNotMixedIn() throws IOException {
        noise(in, to);
        Map<String, String> before = content(to);

        assertRefused(
                to.resolve("corruption.json") + ": made as gaussian_noise 3 with seed 5, frame as-is",
                "--kind",
                "gaussian_noise",
                "--severity",
                "3",
                "--seed",
                "6",
                in.toString(),
                to.toString());
        assertRefused(
                to + ": holds the pictures of one corruption",
                "--kind",
                "all",
                "--severity",
                "3",
                in.toString(),
                to.toString());
        Path own = Files.createDirectories(folder.resolve("own"));
        Files.writeString(own.resolve("thesis.txt"), "years of work");
        assertRefused(
                own + ": holds files, and no corruption.json",
                "--kind",
                "fog",
                "--severity",
                "3",
                in.toString(),
                own.toString());

        assertThat(content(to)).isEqualTo(before);
        assertThat(content(own).keySet()).containsExactly("thesis.txt");
    }

    @Test
    void frostIsCutFromTheTexturesOfAFolderAndNotMixedWithOthers() throws IOException {
        Path textures = Files.createDirectories(folder.resolve("textures"));
        for (String name : List.of("frost1.png", "frost2.png", "frost3.png", "frost4.jpg", "frost5.jpg")) {
            byte[] grey = new byte[300 * 300 * 3];
            Arrays.fill(grey, (byte) 200);
            RgbImage texture = new RgbImage(300, 300, grey);
            Files.write(
                    textures.resolve(name),
                    name.endsWith("png") ? codec.encodePng(texture) : codec.encodeJpeg(texture, 95));
        }
        String[] frost = {
            "--kind", "frost", "--severity", "5", "--frost", textures.toString(), in.toString(), to.toString()
        };

        assertThat(type(frost)).isEqualTo(ExitStatus.DONE);

        RgbImage before = pictures.get(1);
        RgbImage after = decoded(to.resolve("deep/c.PNG"));
        double[] weights = Math.min(before.width(), before.height()) < 46
                ? new double[] {.75, .45}
                : before.width() < 120 ? new double[] {.7, .55} : new double[] {.6, .75};
        for (int x = 0; x < before.width(); x++) {
            int expected = (int) Math.min(255, weights[0] * before.at(x, 3, 1) + weights[1] * 200);
            assertThat(after.at(x, 3, 1)).isCloseTo(expected, within(1));
        }
        assertRefused(
                to.resolve("corruption.json") + ": made as frost 5 with seed 0, frame as-is, frost sha256:",
                "--kind",
                "frost",
                "--severity",
                "5",
                in.toString(),
                to.toString());
        Files.write(textures.resolve("frost5.jpg"), codec.encodeJpeg(new RgbImage(9, 40, new byte[9 * 40 * 3]), 95));
        assertRefused("--frost: " + textures.resolve("frost5.jpg") + " is no texture of frost: 9x40 pixels", frost);
        Files.delete(textures.resolve("frost3.png"));
        assertRefused("--frost: " + textures.resolve("frost3.png") + " is not there; textures of frost are", frost);
    }

    @Test
    void theFirstDamagedPictureIsNamedOrAllAreLeftOutAndListed() throws IOException {
        byte[] whole = Files.readAllBytes(in.resolve(NAMES.get(1)));
        Files.write(in.resolve(NAMES.get(1)), Arrays.copyOf(whole, whole.length / 2));
        Files.write(in.resolve(NAMES.get(2)), new byte[9]);

        assertThat(noise(in, to, "--threads", "3")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString().lines()).containsExactly("deep/c.PNG: a PNG cut short");

        assertThat(noise(in, to, "--skip-damaged")).isEqualTo(ExitStatus.DONE);
        assertThat(out.toString().lines())
                .hasSize(3)
                .startsWith(
                        "left out: deep/c.PNG: a PNG cut short", "left out: deep/er/d.png: neither a PNG nor a JPEG")
                .last()
                .asString()
                .endsWith("pictures left out: 2");
        assertThat(content(to).keySet()).containsExactly("a b.png", "corruption.json");
    }

    @Test
    void wrongWordsAreSaidInOneLine() throws IOException {
        String from = in.toString();
        String into = to.toString();
        assertRefused(
                "--kind: unknown corruption 'fogg', did you mean 'fog'? known: all, gaussian_noise,",
                "--kind",
                "fog,fogg",
                "--severity",
                "1",
                from,
                into);
        assertRefused("--severity: '6' is none; 1 (mild) to 5", "--kind", "fog", "--severity", "1,6", from, into);
        assertRefused("--kind is missing", "--severity", "1", from, into);
        assertRefused("OUT is missing", "--kind", "fog", "--severity", "1", from);
        assertRefused("--severity is missing", "--kind", "fog", from, into);
        assertRefused("--seed is -1; at least 0", "--kind", "fog", "--severity", "1", "--seed", "-1", from, into);
        assertRefused("--threads is 0; at least 1", "--kind", "fog", "--severity", "1", "--threads", "0", from, into);
        assertRefused(
                "--frame: unknown frame 'publishd', did you mean 'published'?",
                "--kind",
                "fog",
                "--severity",
                "1",
                "--frame",
                "publishd",
                from,
                into);
        assertRefused(from + "x: not there", "--kind", "fog", "--severity", "1", from + "x", into);
        assertRefused(from + ": IN and OUT are the same", "--kind", "fog", "--severity", "1", from, from);
        assertRefused(from + "/x: lies in " + from, "--kind", "fog", "--severity", "1", from, from + "/x");
        String picture = in.resolve(NAMES.get(0)).toString();
        assertRefused(
                into + ".jpg: with --frame as-is a file is written that ends in .png",
                "--kind",
                "fog",
                "--severity",
                "1",
                picture,
                into + ".jpg");
        assertRefused(folder + ": is a folder", "--kind", "fog", "--severity", "1", picture, folder.toString());
        assertRefused(
                into + "/x.png: its folder is not there", "--kind", "fog", "--severity", "1", picture, into + "/x.png");
        assertRefused(picture + ": is a file", "--kind", "fog", "--severity", "1", from + "/deep", picture);
        Files.copy(in.resolve(NAMES.get(0)), in.resolve("a b.jpg"));
        assertRefused(
                "a b.png: would be written to a b.png as a b.jpg is", "--kind", "fog", "--severity", "1", from, into);
        assertThat(to).doesNotExist();
    }
}
