package io.editrisk.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodecLibrariesTest {

    /** A process that decodes a picture. */
    static final class Decoding {
        public static void main(String... args) {
            CodecLibraries.note();
            ImageCodec codec = new ImageCodec();
            RgbImage grey = new RgbImage(2, 1, new byte[] {1, 1, 1, 2, 2, 2});
            byte decoded = codec.decode(codec.encodePng(grey)).pixels()[3];
            System.out.print(decoded + " " + System.getProperty("org.bytedeco.javacpp.loadLibraries", "looked for"));
        }
    }

    @Test
    void areFoundOnceAndAgainWhereTheNoteIsWrongOrTheFolderWasMoved(@TempDir Path folder) throws Exception {
        Path cache = Files.createDirectory(folder.resolve("cache"));
        assertThat(decode(cache)).isEqualTo("2 looked for");
        assertThat(decode(cache)).isEqualTo("2 false");

        Path moved = Files.move(cache, folder.resolve("moved"));
        assertThat(decode(moved)).isEqualTo("2 false");

        Path note = note(moved);
        Files.write(note, List.of(note.getFileName().toString()));
        assertThat(decode(moved)).isEqualTo("2 looked for");
    }

    private static Path note(Path cache) throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(file -> file.toString().endsWith(".libraries"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String decode(Path cache) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dorg.bytedeco.javacpp.cachedir=" + cache,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Decoding.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
