package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.dataset.FewGarments;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged application says of input that is wrong, all of it at once, and what it then leaves undone. */
class WrongInputIT {

    private Desk desk;

    @BeforeEach
    void set(@TempDir Path folder) throws IOException {
        Path real = folder.toRealPath();
        FewGarments.write(real.resolve("small-shards"), 10);
        desk = Desk.in(real);
    }

    @Test
    void everyFaultOfTheFileIsALineAndNoStoreIsMade() throws Exception {
        desk.write("wrong.yaml", "method: full-fine-tuning", "method: full-finetuning");
        String yaml = Files.readString(desk.folder().resolve("wrong.yaml"))
                .replace("severities: [3]", "severities: [6]")
                .replace("corruptions: [fog,", "corruptions: [fogg,")
                .replace("seed: 7", "sede: 7")
                .replace("to: 1,", "to: 1.5,");
        Files.writeString(desk.folder().resolve("wrong.yaml"), yaml);

        try (Launched run = desk.type("run", "wrong.yaml", "--store", "store")) {
            assertThat(run.status()).isEqualTo(ExitStatus.WRONG_INPUT);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .allMatch(line -> line.matches("wrong\\.yaml:[0-9]+:[0-9]+: .+"))
                    .anyMatch(line -> line.contains("'sede'") && line.contains("'seed'"))
                    .anyMatch(line -> line.contains("'full-finetuning'") && line.contains("'full-fine-tuning'"))
                    .anyMatch(line -> line.contains("'fogg'") && line.contains("'fog'"))
                    .anyMatch(line -> line.contains("6"))
                    .anyMatch(line -> line.contains("1.5"));
        }
        assertThat(desk.folder().resolve("store")).doesNotExist();
    }

    @Test
    void dataAndWeightsThatAreDamagedAreRefusedTogether() throws Exception {
        damage();

        try (Launched run = desk.type("run", Desk.EXPERIMENT, "--store", "store")) {
            assertThat(run.status()).isEqualTo(ExitStatus.WRONG_INPUT);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .allMatch(line -> line.matches("tiny\\.yaml:[0-9]+:[0-9]+: .+"))
                    .anyMatch(line -> line.matches(".*garments.safetensors.* holds NaN at index .*"))
                    .anyMatch(
                            line -> line.matches(".*garments/dataset.yaml: counts has 10 numbers .* the 9 classes .*"))
                    .anyMatch(line -> line.matches(".*train/shard-00001.tar: .*"))
                    .anyMatch(line -> line.matches(".*val/shard-00000.tar: .*"));
        }
        assertThat(desk.objects("store").keySet())
                .contains("rejected/tiny.json")
                .noneMatch(key -> key.startsWith("runs/") || key.startsWith("accepted/"));
        assertThat(new String(desk.objects("store").get("rejected/tiny.json"), StandardCharsets.UTF_8))
                .contains("holds NaN", "the 9 classes", "train/shard-00001.tar: ", "\"line\"", "\"column\"");
    }

    /** A number that is none, a class that the manifest counts and that is gone, a shard's end cut off, a picture's byte. */
    private void damage() throws IOException {
        Path small = desk.folder().resolve("small-shards");
        for (String key : new String[] {FewGarments.TRAIN, FewGarments.EDITING}) {
            Path shards = desk.folder().resolve(key);
            Files.move(shards, desk.folder().resolve(key.replace('/', '-')));
            Files.move(small.resolve(key), shards);
        }
        try (RandomAccessFile weights =
                new RandomAccessFile(desk.folder().resolve(FewGarments.WEIGHTS).toFile(), "rw")) {
            weights.seek(weights.length() - 4);
            weights.write(new byte[] {0, 0, (byte) 0xc0, 0x7f});
        }
        Path manifest = desk.folder().resolve(FewGarments.ORIGINAL).resolve("dataset.yaml");
        Files.writeString(manifest, Files.readString(manifest).replace("- ankle-boot\n", ""));
        Path cut = desk.folder().resolve(FewGarments.TRAIN).resolve("shard-00001.tar");
        byte[] whole = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        spoilFirstPicture(desk.folder().resolve(FewGarments.EDITING).resolve("shard-00000.tar"));
    }

    private static void spoilFirstPicture(Path shard) throws IOException {
        byte[] tar = Files.readAllBytes(shard);
        int data = new String(tar, StandardCharsets.ISO_8859_1).indexOf("IDAT");
        tar[data + 20] ^= 0x55;
        Files.write(shard, tar);
    }

    @Test
    void aStoreThatIsNoFolderIsRefused() throws Exception {
        Files.writeString(desk.folder().resolve("file"), "in the way");

        try (Launched run = desk.type("run", Desk.EXPERIMENT, "--store", "file")) {
            assertThat(run.status()).isEqualTo(ExitStatus.WRONG_INPUT);
            assertThat(run.err()).singleElement().asString().contains("no folder that can be written to");
        }
    }
}
