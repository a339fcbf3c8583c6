package io.editrisk.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestYamlTest {

    private static final String WHOLE = """
            name: noise
            kind: images
            classes: [one, two]
            samples: 3
            digest: %s
            width: 5
            height: 5
            source: drawn
            licence: CC0-1.0
            shards:
            - file: shard-00000.tar
              samples: 3
              bytes: 100
              sha256: %s
            """.formatted("0".repeat(64), "1".repeat(64));

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsRead() {
        DatasetManifest manifest = DatasetFixture.pairs(folder, 5, 2);

        assertThat(ManifestYaml.read("m", ManifestWriter.write(manifest), new ArrayList<>()))
                .contains(manifest);
    }

    @Test
    void aWholeOneHasNoFaults() {
        assertThat(faults(WHOLE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    kind: images | kind: image | m:2:7: unknown kind 'image'; allowed: images, pairs
                    samples: 3\\ndigest | sampels: 3\\ndigest | m:4:1: unknown key 'sampels'; allowed: name, kind, classes, samples
                    name: noise\\n | '' | m:1:1: the key 'name' is missing
                    width: 5 | width: 0 | m:6:8: width needs to be a whole number from 1 to 65535
                    width: 5 | width: 5.5 | m:6:8: width needs to be a whole number from 1 to 65535
                    width: 5 | width: 99999999999999999999 | m:6:8: width needs to be a whole number
                    height: 5 | height: 5\\nheight: 5 | m:8:1: the key 'height' is there twice
                    source: drawn | source: [a] | m:8:9: source needs to be text
                    licence: CC0-1.0 | licence: | m:9:9: licence needs to be text
                    classes: [one, two] | classes: one | m:3:10: classes needs to be a list with at least one item
                    classes: [one, two] | classes: [one, one] | m: classes need to be at least one, each with a name of its own
                    samples: 3\\ndigest | samples: 4\\ndigest | m: samples says 4, but the shards listed hold 3 together
                    shard-00000.tar | ../other.tar | m:11:3: '../other.tar' is no shard's name
                    bytes: 100 | bytes: many | m:13:10: bytes needs to be a whole number
                    bytes: 100 | size: 100 | m:13:3: unknown key 'size'; allowed: file, samples, bytes, sha256
                    sha256: 1 | sha256: X1 | m:11:3: 'X1
                    """)
    void oneThingWrong(String from, String to, String fault) {
        String edited = WHOLE.replace(from.replace("\\n", "\n"), to.replace("\\n", "\n"));

        assertThat(edited).isNotEqualTo(WHOLE);
        assertThat(faults(edited))
                .anySatisfy(line -> assertThat(line).startsWith(fault).doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "# nothing\n", "[", "a: b: c", "\t- x", "\u0000\u0001", "just text", "- a\n- b", "&a [*a]"})
    void whatIsNoManifestHasFaultsOnOneLineEach(String yaml) {
        assertThat(faults(yaml)).isNotEmpty().allMatch(line -> line.startsWith("m:") && !line.contains("\n"));
    }

    @Test
    void depthWithoutEndIsRefused() {
        assertThat(faults("[".repeat(5000))).singleElement().isEqualTo("m: not YAML: nested deeper than 8");
    }

    @Test
    void aliasesThatGrowAreRefused() {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c < 'z'; c++) {
            String last = "*" + (char) (c - 1);
            bomb.append("%c: &%c [%s, %s, %s, %s, %s]\n".formatted(c, c, last, last, last, last, last));
        }

        assertThat(faults(bomb.toString())).isNotEmpty();
    }

    @Test
    void allFaultsOfAFileAreToldAtOnce() {
        assertThat(faults(WHOLE.replace("width: 5", "width: no").replace("height: 5", "hieght: 5")))
                .hasSize(3);
    }

    private static List<String> faults(String yaml) {
        List<String> faults = new ArrayList<>();
        assertThat(ManifestYaml.read("m", yaml.getBytes(StandardCharsets.UTF_8), faults)
                        .isEmpty())
                .isEqualTo(!faults.isEmpty());
        return faults;
    }
}
