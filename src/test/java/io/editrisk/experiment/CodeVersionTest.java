package io.editrisk.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.store.Digest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeVersionTest {

    private @TempDir Path folder;
    private Path classes;

    @BeforeEach
    void fill() throws IOException {
        classes = folder.resolve("classes");
        write("io/editrisk/A.class", "a");
        write("io/editrisk/cli/B.class", "b");
        write("functions/plan.yaml", "name: plan");
        write("other/C.class", "not the project's");
    }

    private void write(String file, String content) throws IOException {
        Path path = classes.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    @Test
    void theVersionIsTheBuildFiles() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<artifactId>editrisk</artifactId>\n  <version>" + CodeVersion.VERSION + "</version>");
    }

    @Test
    void theRunningCodeKnowsItself() {
        assertThat(CodeVersion.current())
                .matches("0\\.1\\.0\\+[0-9a-f]{12}")
                .isEqualTo(CodeVersion.of(Path.of("target/classes")))
                .isEqualTo(CodeVersion.current());
    }

    @Test
    void aJarIsTheSameCodeAsItsFolder() throws IOException {
        Path jar = folder.resolve("code.jar");
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a))
                    .filter(Files::isRegularFile)
                    .toList()) {
                Path entry = zip.getPath("/" + classes.relativize(file));
                Files.createDirectories(entry.getParent());
                Files.copy(file, entry);
            }
        }

        assertThat(CodeVersion.of(jar)).isEqualTo(CodeVersion.of(classes));
    }

    @Test
    void whatChangesTheProjectChangesTheVersion() throws IOException {
        String before = CodeVersion.of(classes);

        write("other/C.class", "changed");
        write("application.properties", "changed");
        assertThat(CodeVersion.of(classes)).isEqualTo(before);

        write("functions/plan.yaml", "name: plan2");
        String declared = CodeVersion.of(classes);
        assertThat(declared).isNotEqualTo(before);

        write("io/editrisk/cli/B.class", "c");
        assertThat(CodeVersion.of(classes)).isNotEqualTo(declared);
    }

    @Test
    void digestsOfPartsDoNotRunTogether() {
        assertThat(new Digest().add("ab").add("c").hex())
                .isNotEqualTo(new Digest().add("a").add("bc").hex());
        assertThat(Digest.of("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
