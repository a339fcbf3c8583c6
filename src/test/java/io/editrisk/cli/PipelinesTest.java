package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The examples for pipelines: YAML whose commands are ones that can be typed. */
class PipelinesTest {

    private static final Pattern COMMAND = Pattern.compile("\\S*editrisk((?: +(?:\"[^\"]*\"|[^\\s\"`]+))+)");

    private static Object yaml(String file) throws IOException {
        return new Load(LoadSettings.builder().setLabel(file).build())
                .loadFromString(Files.readString(Path.of("examples/pipelines", file)));
    }

    private static Object at(Object node, String... path) {
        Object found = node;
        for (String key : path) {
            assertThat(found).as(key).isInstanceOf(Map.class);
            found = ((Map<?, ?>) found).get(key);
        }
        return found;
    }

    private static List<String> commands(Object lines) {
        return ((List<?>) lines).stream().map(Object::toString).toList();
    }

    /** What is typed after {@code editrisk}, a service's own variables filled in. */
    private static List<String[]> typed(String script) {
        String filled = script.replaceAll("\\$\\{\\{[^}]*}}", "filled").replaceAll("\\$[A-Z_]+", "filled");
        List<String[]> typed = new ArrayList<>();
        for (String line : filled.lines().toList()) {
            if (line.contains("editrisk ")) {
                COMMAND.matcher(line)
                        .results()
                        .map(match -> match.group(1))
                        .forEach(words -> typed.add(Pattern.compile("\"([^\"]*)\"|(\\S+)")
                                .matcher(words)
                                .results()
                                .map(PipelinesTest::word)
                                .toArray(String[]::new)));
            }
        }
        return typed;
    }

    private static String word(MatchResult match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }

    private static void assertKnown(String script) {
        List<String[]> typed = typed(script);
        assertThat(typed).isNotEmpty();
        for (String[] words : typed) {
            ParseResult parsed =
                    Editrisk.commandLine(CommandLine.defaultFactory()).parseArgs(words);
            assertThat(parsed.hasSubcommand()).isTrue();
        }
    }

    @Test
    void gitHubsMeasuresSaysItAndKeepsIt() throws IOException {
        Object steps = at(yaml("github-actions.yaml"), "jobs", "editrisk", "steps");
        List<Map<?, ?>> all = ((List<?>) steps)
                .stream().<Map<?, ?>>map(step -> (Map<?, ?>) step).toList();

        assertThat(all).allMatch(step -> step.containsKey("uses") != step.containsKey("run"));
        String measure = all.stream()
                .filter(step -> "Measure".equals(step.get("name")))
                .map(step -> step.get("run").toString())
                .findFirst()
                .orElseThrow();
        assertKnown(measure);
        assertThat(measure).contains("--summary summary.md", "--junit junit.xml");
        assertThat(all)
                .filteredOn(step -> String.valueOf(step.get("run")).contains("$GITHUB_STEP_SUMMARY"))
                .singleElement()
                .satisfies(step -> assertThat(step.get("if")).isEqualTo("always()"));
        assertThat(at(all.get(all.size() - 1), "with", "path").toString()).contains("reports/", "junit.xml");
    }

    @Test
    void gitLabsShowsTheCasesOfAFailedJobToo() throws IOException {
        Object job = at(yaml("gitlab-ci.yml"), "editrisk");

        assertKnown(String.join("\n", commands(at(job, "script"))));
        assertThat(at(job, "artifacts", "reports", "junit")).isEqualTo("junit.xml");
        assertThat(at(job, "artifacts", "when")).isEqualTo("always");
        assertThat((List<?>) at(yaml("gitlab-ci.yml"), "stages")).isEqualTo(List.of(at(job, "stage")));
    }

    @Test
    void theGuidesCommandCanBeTyped() throws IOException {
        String guide = Files.readString(Path.of("docs/pipelines.md"));
        String block = guide.substring(guide.indexOf("```") + 3, guide.indexOf("```", guide.indexOf("```") + 3));
        assertKnown(block);
        try (Stream<Path> files = Files.list(Path.of("examples/pipelines"))) {
            assertThat(files.map(file -> "(../" + file + ")"))
                    .allSatisfy(link -> assertThat(guide).contains(link));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6", "h", "-1h", "1.5h", "0m", "6h30m", "9999999d"})
    void aTimeoutThatIsNoneIsRefused(String text) {
        SubmitCommand submit = new SubmitCommand();
        new CommandLine(submit).parseArgs("examples/garments.yaml", "--store", "s3://bucket", "--timeout", text);

        assertThatThrownBy(submit::check)
                .isInstanceOf(WrongInputException.class)
                .hasMessageContaining("--timeout is '" + text + "'; expected such as 90s, 30m, 6h or 2d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"90s", "30m", "6h", "2d"})
    void aTimeoutIsTaken(String text) {
        SubmitCommand submit = new SubmitCommand();
        new CommandLine(submit)
                .parseArgs("examples/garments.yaml", "--store", "s3://bucket", "--wait", "--timeout", text);

        submit.check();
    }
}
