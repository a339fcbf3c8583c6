package io.editrisk.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.dataset.Datasets;
import io.editrisk.dataset.ShardCache;
import io.editrisk.experiment.Experiment.Edit;
import io.editrisk.image.ImageCodec;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The repository's own experiments over its own data. */
class GarmentsExperimentsTest implements ObjectStores {

    private static final Path EXAMPLES = Path.of("examples");

    private final MemoryStore home = new MemoryStore("home");

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @CsvSource({"garments.yaml, 9, 26", "garments-paper.yaml, 57, 232"})
    void allEightMethodsFitTheDataThatIsCommitted(String file, int edits, int sets) throws IOException {
        home.putFolder("", EXAMPLES);
        Reading reading = new ExperimentReader().read(Files.readAllBytes(EXAMPLES.resolve(file)), file);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        Reading.Read read = (Reading.Read) reading;
        Datasets datasets = new Datasets(new ImageCodec(), new ShardCache(1 << 26));

        Checked checked = new ExperimentCheck(this, datasets, scratch, false).check(read, file);

        assertThat(checked).isInstanceOf(Checked.Fits.class);
        Plan plan = new Planner("test", "generated", 100).plan(read.experiment(), ((Checked.Fits) checked).materials());
        assertThat(read.experiment().edits())
                .extracting(Edit::method)
                .hasSize(8)
                .doesNotHaveDuplicates();
        assertThat(plan.edits()).hasSize(edits);
        assertThat(plan.sets()).hasSize(sets);
    }

    @Override
    public ObjectStore home() {
        return home;
    }

    @Override
    public ObjectStore bucket(String name) {
        return home;
    }
}
