package io.editrisk.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.edit.TrialSpec;
import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.experiment.Experiment.EditingTask;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Experiments of several editing tasks: reading, faults, planned edits. */
class EditingTasksTest {

    private static final String[] TASKS = {
        "editing-tasks:",
        "  - {name: snow, train: datasets/snow/train, validation: datasets/snow/val}",
        "  - {name: sand, train: datasets/sand/train, validation: datasets/sand/val, limit: 50}"
    };

    private final SampleExperiment file =
            new SampleExperiment().with(9, TASKS).without(10).without(11);

    @Test
    void eachHasItsNameAndEditsAreForAllOfThem() {
        Experiment experiment = file.experiment();

        assertThat(experiment.editingTasks())
                .extracting(EditingTask::name, EditingTask::train, EditingTask::limit)
                .containsExactly(
                        Tuple.tuple("snow", "datasets/snow/train", OptionalInt.empty()),
                        Tuple.tuple("sand", "datasets/sand/train", OptionalInt.of(50)));
        assertThat(experiment.edits())
                .allSatisfy(edit -> assertThat(edit.tasks()).containsExactly("snow", "sand"));
        assertThat(experiment.editingTask("sand").validation()).isEqualTo("datasets/sand/val");
    }

    @Test
    void anEditMayBeForSomeOfThem() {
        List<PlannedEdit> edits = edits(file.with(16, "  - method: local-collision", "    tasks: [sand]"));

        assertThat(edits)
                .extracting(PlannedEdit::name, PlannedEdit::task)
                .containsExactly(
                        Tuple.tuple("snow:local-fine-tuning@features.11", "snow"),
                        Tuple.tuple("snow:local-fine-tuning@features.18", "snow"),
                        Tuple.tuple("sand:local-fine-tuning@features.11", "sand"),
                        Tuple.tuple("sand:local-fine-tuning@features.18", "sand"),
                        Tuple.tuple("sand:local-collision@features.18", "sand"));
        assertThat(edits.get(4).reportedAs())
                .containsExactly(new PlannedEdit.ReportedAs(
                        "sand:local-collision@features.18", "local-collision@features.18", "local-collision"));
    }

    @Test
    void theirTrialsDrawFromSeedsOfTheirOwn() {
        assertThat(edits(file))
                .flatExtracting(PlannedEdit::trials)
                .extracting(TrialSpec::seed)
                .doesNotHaveDuplicates();
    }

    private static List<PlannedEdit> edits(SampleExperiment file) {
        return PlannedEdits.of(file.experiment(), Map.of());
    }

    @Test
    void oneOfTheTwoWaysIsTaken() {
        assertThat(new SampleExperiment().without(9).without(10).without(11).faults())
                .containsExactly("1:1: the experiment lacks the key 'editing-task', or in its place editing-tasks");
        assertThat(file.with(10, "editing-task: {train: datasets/a, validation: datasets/b}")
                        .faults())
                .containsExactly("9:1: editing-task, editing-tasks are both given; one of them is allowed");
    }

    @Test
    void namesDifferAndAreNotTaken() {
        assertThat(file.with(10, "  - {name: snow, train: datasets/a, validation: datasets/b}")
                        .faults())
                .containsExactly("12:12: editing task 'snow' is there twice, first in line 10; names must differ");
        assertThat(file.with(10, "  - {name: original, train: datasets/a, validation: datasets/b}")
                        .faults())
                .containsExactly("12:12: 'original' is what other images are called; expected another name");
        assertThat(file.with(10, "  - {train: datasets/a, validation: datasets/b}")
                        .faults())
                .containsExactly(
                        "12:5: item 3 of 'editing-tasks' lacks the key 'name'; expected lower-case letters, digits and single"
                                + " hyphens between them, at most 60");
    }

    @Test
    void editsNameTasksThatThereAre() {
        assertThat(file.with(16, "  - method: local-collision", "    tasks: [sand, rain]")
                        .faults())
                .containsExactly("19:19: there is no editing task 'rain'; expected sand, snow");
        assertThat(new SampleExperiment()
                        .with(16, "  - method: local-collision", "    tasks: [sand]")
                        .faults())
                .containsExactly("17:5: 'tasks' chooses among 'editing-tasks', which the experiment has not");
    }

    @Test
    void aMethodIsListedOnceALayerAndTask() {
        String[] again = {"  - {method: local-fine-tuning, tasks: [sand], layers: [features.11], learning-rates: [1]}"};
        assertThat(file.with(20, again).faults())
                .containsExactly(
                        "22:57: edit 'local-fine-tuning@features.11' is asked for twice, first in line 16; list it"
                                + " once, with all its learning rates, or tell them apart by the key 'as'");

        assertThat(file.with(13, "  - method: local-fine-tuning", "    tasks: [snow]")
                        .faults())
                .as("for another task")
                .isEmpty();
    }

    @Test
    void networksThatReadNoTextsTakeNoPromptsInAnyTask() {
        assertThat(file.with(10, "  - {name: rain, train: a, validation: b, prompts: {templates: imagenet}}")
                        .faults())
                .containsExactly("12:52: small-vgg reads no texts and takes no 'prompts'");
    }

    @Test
    void anEditIsMeasuredOnTheOriginalImagesAndOnThoseOfItsTask() {
        Plan plan = new Planner("0.1.0+test", "generated", 1000)
                .plan(
                        file.experiment(),
                        SomeMaterials.of(
                                "5a".repeat(32),
                                List.of("datasets/snow/train", "datasets/sand/train"),
                                List.of(
                                        new Exposure("datasets/garments", 600, List.of()),
                                        new Exposure("datasets/snow/val", 700, List.of()),
                                        new Exposure("datasets/sand/val", 50, List.of()))));

        assertThat(plan.sets("sand:local-fine-tuning@features.11"))
                .extracting(EvaluationSet::id)
                .containsExactly(
                        "original",
                        "sand",
                        "original+fog-1",
                        "sand+fog-1",
                        "original+fog-3",
                        "sand+fog-3",
                        "original+fog-5",
                        "sand+fog-5");
        assertThat(plan.sets("original")).hasSize(3 * 4);
        assertThat(plan.tasks("snow:local-fine-tuning@features.11"))
                .extracting(task -> task.set())
                .contains("snow+fog-3")
                .doesNotContain("sand+fog-3");
    }
}
