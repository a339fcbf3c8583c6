package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsCommandTest {

    private static final Path RUNS = Path.of("examples/findings/runs");
    private static final Path NOTES = Path.of("examples/findings/notes.md");
    private static final Path PAGE = Path.of("docs/findings.md");

    @TempDir
    private Path folder;

    private static List<String> runs() throws IOException {
        try (Stream<Path> files = Files.list(RUNS)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    @Test
    void theCommittedPageIsMadeAnewFromTheCommittedRuns() throws IOException {
        Path page = folder.resolve("findings.md");
        List<String> words = new ArrayList<>(List.of("findings"));
        words.addAll(runs());
        words.addAll(List.of("--notes", NOTES.toString(), "-o", page.toString()));

        Typed.of(words.toArray(String[]::new)).assertDone();

        assertThat(page).hasSameTextualContentAs(PAGE);
        for (int claim = 1; claim <= 7; claim++) {
            String figure = "findings/claim-" + claim + ".svg";
            assertThat(folder.resolve(figure)).hasSameTextualContentAs(PAGE.resolveSibling(figure));
        }
    }

    @Test
    void theCommittedRunsAreSmall() throws IOException {
        long bytes = 0;
        for (String run : runs()) {
            bytes += Files.size(Path.of(run));
        }
        assertThat(bytes).isBetween(1L, 1_500_000L);
    }

    @Test
    void wrongInputIsAnsweredInOneLine() throws IOException {
        String run = runs().get(0);
        String page = folder.resolve("page.md").toString();

        Typed.of("findings", "no.csv", "-o", page).assertRefused("no.csv: there is no such file");
        Typed.of("findings", "README.md", "-o", page).assertRefused("README.md:1: a run's metrics.csv begins");
        Typed.of("findings", run, "-o", "page.html")
                .assertRefused("page.html: the page is Markdown and its name ends in .md");
        Typed.of("findings", run, "--architecture", "small-vg", "-o", page).assertRefused("unknown architecture");
        Typed.of("findings", run, "--architecture", "vgg16", "-o", page).assertRefused("vgg16 has no layer features.4");
    }
}
