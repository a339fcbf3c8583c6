package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.dataset.FewGarments;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DatasetCommandTest {

    private static final Path PUBLISHED = Path.of("src/test/resources/reference/published");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int type(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine commands = Editrisk.commandLine(CommandLine.defaultFactory())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        return commands.execute(args);
    }

    private int importMnist(String... more) {
        String[] args = new String[6 + more.length];
        System.arraycopy(
                new String[] {
                    "dataset", "import", "mnist", PUBLISHED.resolve("mnist").toString(), "--to", folder.toString()
                },
                0,
                args,
                0,
                6);
        System.arraycopy(more, 0, args, 6, more.length);
        return type(args);
    }

    @Test
    void eachSplitBecomesADataSetOfItsOwn() {
        assertThat(importMnist("--name", "digits", "--licence", "CC0-1.0", "--limit", "2"))
                .isZero();

        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        "dataset: %1$s/train (2 samples, 1 shards)%ndataset: %1$s/test (2 samples, 1 shards)%n"
                                .formatted(folder));
        assertThat(folder.resolve("train/dataset.yaml"))
                .content()
                .startsWith("name: digits\nkind: images\n")
                .contains("licence: CC0-1.0", "width: 28", "- file: train-images-idx3-ubyte.gz");
    }

    @Test
    void aDataSetIsShownOnTheTerminalAndAsAPage() {
        importMnist("--split", "test");
        Path page = folder.resolve("sheet.html");

        assertThat(type("dataset", "show", folder.resolve("test").toString(), "--html", page.toString()))
                .isZero();

        assertThat(out.toString()).contains("samples   3 images", "pictures  28x28", "LABEL  SAMPLES  CLASS");
        assertThat(page).content().contains("<img src=\"data:image/jpeg;base64,");
        assertThat(folder.resolve("train")).doesNotExist();
    }

    @Test
    void masksAreShownAndVerified() {
        FewGarments.writeMasked(folder);
        String masked = folder.resolve(FewGarments.MASKED).toString();

        assertThat(type("dataset", "show", masked)).isZero();
        assertThat(out.toString()).contains("samples   24 pairs with masks");
        assertThat(type("dataset", "verify", masked)).isZero();
        assertThat(out.toString()).endsWith(": 0 faults, 0 extra objects, 0 duplicates\n");
    }

    @Test
    void aDamagedDataSetEndsVerifyWithItsFaults() throws IOException {
        importMnist("--split", "test");
        assertThat(type("dataset", "verify", folder.resolve("test").toString())).isZero();
        assertThat(out.toString()).endsWith("/test: 0 faults, 0 extra objects, 0 duplicates\n");
        Path shard = folder.resolve("test/shard-00000.tar");
        byte[] content = Files.readAllBytes(shard);
        content[600] ^= 1;
        Files.write(shard, content);
        Files.writeString(folder.resolve("test/notes.txt"), "mine", StandardCharsets.UTF_8);

        assertThat(type("dataset", "verify", folder.resolve("test").toString())).isEqualTo(ExitStatus.WRONG_INPUT);

        assertThat(out.toString())
                .contains(
                        "extra: test/notes.txt: not listed by dataset.yaml",
                        "fault: test/shard-00000.tar: changed or damaged");
    }

    @Test
    void wrongInputIsOneLine() {
        assertThat(type("dataset", "import", "mnits", PUBLISHED.toString(), "--to", folder.toString()))
                .isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("unknown kind of data set 'mnits'");

        assertThat(importMnist("--split", "dev")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString().lines()).singleElement().isEqualTo("--split is 'dev'; there are train, test");

        assertThat(type("dataset", "import", "mnist", PUBLISHED.toString(), "--to", "s4://bucket/key"))
                .isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString()).startsWith("--to is 's4://bucket/key'; allowed are a folder and s3://BUCKET/KEY");
    }

    @Test
    void theKindsAreListedWithTheirSources() {
        assertThat(type("dataset", "kinds")).isZero();

        assertThat(out.toString()).contains("imagenet-c: ", "SOURCE  ", "--option classes=all|imagenet-r|imagenet-a");
    }
}
