package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.experiment.Plan;
import io.editrisk.function.EditedWeights;
import io.editrisk.store.Json;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.StoreLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is asked for is held against what the run has. */
class ExportCommandTest {

    private static final String EDIT = "local-collision@features.18";

    private final MemoryStore store = new MemoryStore();

    @TempDir
    private Path folder;

    private Plan plan;

    @BeforeEach
    void lay() throws IOException {
        plan = Json.decode(golden("plan.json"), Plan.class);
    }

    private static byte[] golden(String name) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/golden", name));
    }

    private void choose(String golden) throws IOException {
        store.put(StoreLayout.choice(plan.run(), EDIT), golden(golden));
    }

    private void assertRefused(String edit, double alpha, String said) {
        assertThatThrownBy(() -> ExportCommand.point(store, plan, edit, alpha, false))
                .isInstanceOf(WrongInputException.class)
                .hasMessageStartingWith(said);
    }

    @Test
    void aPointOfAChosenEditIsThere() throws IOException {
        choose("choice.json");

        assertThat(ExportCommand.point(store, plan, EDIT, 0.25, true))
                .isEqualTo(new EditedWeights.Point(plan, EDIT, 0.25, true));
    }

    @Test
    void anUnknownEditIsAnsweredByThoseThatThereAre() throws IOException {
        choose("choice.json");

        assertRefused(
                "local-collision", 1, "run garments-0123456789ab has no edit local-collision; it has " + EDIT + ",");
    }

    @Test
    void aPointOutsideTheLineIsAnsweredByThoseThatWereMeasured() throws IOException {
        choose("choice.json");

        assertRefused(EDIT, 1.5, "--alpha is 1.5; expected 0 to 1, measured were 0.0, 0.5, 1.0");
        assertRefused(EDIT, Double.NaN, "--alpha is NaN; expected 0 to 1");
    }

    @Test
    void anEditWithoutWeightsSaysWhy() throws IOException {
        assertRefused(EDIT, 1, "the trials of " + EDIT + " are not all done; editrisk status garments-0123456789ab");

        choose("choice-none.json");
        assertRefused(EDIT, 1, "no trial of " + EDIT + " gained anything (collapsed)");
    }

    @Test
    void aFileThatIsThereStaysUnlessItIsToBeReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("w.safetensors"), "mine");

        assertThatThrownBy(() -> command(file).check())
                .isInstanceOf(WrongInputException.class)
                .hasMessage(file + " is there already; --force replaces it");
        command(file, "--force").check();
        command(folder.resolve("other.safetensors")).check();
        assertThat(file).hasContent("mine");
    }

    private ApplicationCommand command(Path file, String... more) {
        String[] words = {"export", "run", EDIT, "--alpha", "1", "-o", file.toString(), "--store", folder.toString()};
        String[] all = new String[words.length + more.length];
        System.arraycopy(words, 0, all, 0, words.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return Editrisk.needingApplication(Editrisk.commandLine(CommandLine.defaultFactory()), all)
                .orElseThrow();
    }
}
