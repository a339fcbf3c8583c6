package io.editrisk.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.edit.EditingMethod;
import io.editrisk.edit.EditingMethods;
import io.editrisk.experiment.ExperimentReader;
import io.editrisk.experiment.Fault;
import io.editrisk.network.Architecture;
import io.editrisk.network.Architectures;
import io.editrisk.shift.Corruptions;
import io.editrisk.store.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class EditriskTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commands = Editrisk.commandLine(CommandLine.defaultFactory())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));

    private int type(String... args) {
        return commands.execute(args);
    }

    /**
     * A command that was not there when the command line was made: it takes over how the others end. It has no
     * annotations, for Quarkus would make a bean of it.
     */
    private void add(String name, Callable<Integer> command) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
        spec.addOption(OptionSpec.builder("--port").type(int.class).build());
        commands.addSubcommand(name, new CommandLine(spec))
                .setExecutionExceptionHandler(commands.getExecutionExceptionHandler())
                .setErr(commands.getErr());
    }

    private List<String> printed() {
        return out.toString().lines().toList();
    }

    private JsonNode json() {
        return Json.tree(out.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void methodsAreListedAsTheyAreNamedInExperiments() {
        assertThat(type("methods")).isEqualTo(ExitStatus.DONE);

        assertThat(printed()).hasSize(EditingMethods.all().size() + 1);
        assertThat(printed())
                .anyMatch(line -> line.matches("local-collision +a layer +yes +trains one layer .*"))
                .anyMatch(line -> line.matches("full-fine-tuning +all layers +no +trains all weights .*"));
    }

    @Test
    void programsGetTheSameAsJson() {
        type("methods", "--json");

        assertThat(json().findValuesAsText("method"))
                .isEqualTo(
                        EditingMethods.all().stream().map(EditingMethod::name).toList());
        assertThat(json().get(0).get("at-layer").booleanValue()).isTrue();
    }

    @Test
    void architecturesCorruptionsAndLayersAreListed() {
        type("architectures");
        assertThat(printed()).anyMatch(line -> line.matches("small-vgg +0.27 M +32x32 +7 +editrisk"));

        out.getBuffer().setLength(0);
        type("corruptions", "--json");
        assertThat(json().findValuesAsText("corruption")).isEqualTo(Corruptions.names());

        out.getBuffer().setLength(0);
        type("layers", "small-vgg");
        assertThat(printed())
                .startsWith(
                        "LAYER         WEIGHT       FOLLOWS       MFLOP",
                        "features.0    32x3x3x3     shape         1.77")
                .endsWith("classifier.0  classesx128  shape         0.26")
                .hasSize(Architectures.named("small-vgg")
                                .orElseThrow()
                                .editableLayers()
                                .size()
                        + 1);
    }

    @Test
    void programsLearnTheTensorsOfABlock() {
        type("layers", "small-vit", "--json");

        JsonNode attention = json().get(2);
        assertThat(attention.get("layer").textValue()).isEqualTo("blocks.0.attn");
        assertThat(attention.get("weight").textValue()).isEqualTo("4 tensors");
        assertThat(attention.get("tensors").get("blocks.0.attn.qkv.weight").textValue())
                .isEqualTo("192x64");
    }

    @Test
    void theSchemaIsPrintedAsItIs() {
        type("schema");

        assertThat(out.toString()).isEqualTo(new String(new ExperimentReader().schema(), StandardCharsets.UTF_8));
    }

    @Test
    void anUnknownArchitectureEndsInOneLine() {
        assertThat(type("layers", "small-vg")).isEqualTo(ExitStatus.WRONG_INPUT);

        assertThat(err.toString().lines())
                .containsExactly("unknown architecture 'small-vg', did you mean 'small-vgg'? known: "
                        + Architectures.all().stream().map(Architecture::name).collect(joining(", ")));
    }

    @Test
    void mistakesOnTheCommandLineEndInOneLineAndAHint() {
        assertThat(type("metods")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(type("methods", "--jsn")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(type("methods", "all")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(type("layers")).isEqualTo(ExitStatus.WRONG_INPUT);

        assertThat(err.toString().lines())
                .containsExactly(
                        "editrisk: unknown command 'metods', did you mean 'methods'?",
                        "try: editrisk --help",
                        "editrisk: unknown option '--jsn', did you mean '--json'?",
                        "try: editrisk methods --help",
                        "editrisk: unexpected argument 'all'",
                        "try: editrisk methods --help",
                        "editrisk: Missing required parameter: 'ARCHITECTURE'",
                        "try: editrisk layers --help");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void noCommandAtAllIsAMistakeThatGetsTheHelp() {
        assertThat(type()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString()).contains("Usage: editrisk").contains("methods");
    }

    @ParameterizedTest
    @ValueSource(strings = {"methods", "architectures", "layers", "corruptions", "plan", "schema"})
    void everyCommandHasHelp(String command) {
        assertThat(type(command, "--help")).isEqualTo(ExitStatus.DONE);
        assertThat(out.toString()).startsWith("Usage: editrisk " + command).contains("--json");
    }

    @Test
    void helpNamesTheExitStatuses() {
        assertThat(type("--help")).isEqualTo(ExitStatus.DONE);
        assertThat(out.toString()).contains("1   the gate failed").contains("2   the input is wrong; one line a fault");
    }

    @Test
    void theVersionNamesTheCode() {
        assertThat(type("--version")).isEqualTo(ExitStatus.DONE);
        assertThat(out.toString()).matches("editrisk 0\\.1\\.0\\+[0-9a-f]{12}\\R");
    }

    @Test
    void faultsEndInALineEach() {
        add(
                "spoil",
                new Failing(new WrongInputException(
                        List.of(new Fault("a.yaml", 3, 5, "wrong"), new Fault("a.yaml", 0, 0, "gone")))));

        assertThat(type("spoil")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString().lines()).containsExactly("a.yaml:3:5: wrong", "a.yaml: gone");
    }

    @Test
    void whatNobodyExpectedEndsInALineToo() {
        add("break", new Failing(new IllegalStateException("broken\nin two")));

        assertThat(type("break")).isEqualTo(ExitStatus.NOT_FINISHED);
        assertThat(err.toString().lines().findFirst()).hasValue("editrisk: IllegalStateException: broken");
    }

    @Test
    void quickCommandsAndMistakesDoNotNeedTheApplication() {
        add("slow", new Slow());

        assertThat(Editrisk.needingApplication(commands, "methods", "--json")).isEmpty();
        assertThat(Editrisk.needingApplication(commands, "slow", "--help")).isEmpty();
        assertThat(Editrisk.needingApplication(commands, "slow", "--tpyo")).isEmpty();
        assertThat(Editrisk.needingApplication(commands, "--help", "slow")).isEmpty();
        assertThat(Editrisk.needingApplication(commands)).isEmpty();
    }

    @Test
    void otherCommandsAreParsedForTheirSettings() {
        add("slow", new Slow());

        ApplicationCommand command =
                Editrisk.needingApplication(commands, "slow", "--port", "81").orElseThrow();

        assertThat(command).isInstanceOf(Slow.class);
        assertThat(command.settings()).containsEntry("quarkus.http.host-enabled", "false");
    }

    private record Slow() implements ApplicationCommand {
        @Override
        public Integer call() {
            return ExitStatus.DONE;
        }
    }

    private record Failing(RuntimeException fault) implements Callable<Integer> {
        @Override
        public Integer call() {
            throw fault;
        }
    }
}
