package io.editrisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.cli.Editrisk;
import io.editrisk.event.FunctionDeclaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The front page says what is so. */
class ReadmeTest {

    private static String readme;

    @BeforeAll
    static void read() throws IOException {
        readme = Files.readString(Path.of("README.md"));
    }

    private static Stream<String> found(String pattern) {
        return Pattern.compile(pattern).matcher(readme).results().map(MatchResult::group);
    }

    private static Stream<String> groups(String pattern) {
        return Pattern.compile(pattern).matcher(readme).results().map(match -> match.group(1));
    }

    @Test
    void theTableOfFunctionsIsWhatTheyDeclare() {
        List<String> declared = FunctionDeclaration.all().stream()
                .map(function -> "| %s | `%s` | `%s` | %s | %s | %s | %d |"
                        .formatted(
                                function.name().label(),
                                function.prefix() + "…" + function.suffix(),
                                function.eventType(),
                                function.processor(),
                                function.memory(),
                                words(function.timeout()),
                                function.concurrency()))
                .toList();

        assertThat(found("(?m)^\\| (plan|edit|choose|evaluate|aggregate) \\|.*$"))
                .containsExactlyInAnyOrderElementsOf(declared);
    }

    private static String words(Duration timeout) {
        return timeout.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    @Test
    void everyLinkLeadsSomewhere() {
        assertThat(groups("\\]\\(([^)#]+)\\)").filter(link -> !link.startsWith("https://")))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(Path.of(link)).exists());
    }

    @Test
    void everyCommandIsThere() {
        Set<String> commands = new TreeSet<>(Editrisk.commandLine(CommandLine.defaultFactory())
                .getSubcommands()
                .keySet());
        // the launcher's own
        commands.add("build");

        assertThat(groups("\\./editrisk ([a-z]+)")).isNotEmpty().isSubsetOf(commands);
    }

    @Test
    void theHouseIsTheOneThatStands() throws IOException {
        try (Stream<Path> rooms = Files.list(Path.of("src/main/java/io/editrisk"))) {
            List<String> standing =
                    rooms.map(room -> room.getFileName().toString()).toList();

            assertThat(groups("(?m)^  ([a-z]+)/ ")).containsExactlyInAnyOrderElementsOf(standing);
        }
    }

    @Test
    void nothingIsLeftToBeFilledIn() {
        assertThat(readme).doesNotContain("@@", "TODO");
    }
}
