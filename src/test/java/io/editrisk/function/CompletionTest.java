package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.Selection;
import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.ObjectInfo;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompletionTest {

    private static final String EDIT = "full-fine-tuning";

    private final MemoryStore memory = new MemoryStore();
    private final Map<String, Integer> calls = new TreeMap<>();
    private final Completion completion = new Completion(counting(), Notices.none());

    @Test
    void theLastRecordMarksTheEditWhateverTheOrder() {
        for (int tasks : List.of(1, 7, 8, 9, 60)) {
            for (int seed = 0; seed < 20; seed++) {
                Plan plan = plan(tasks + "-" + seed, tasks);
                List<EvaluationTask> order = shuffled(plan, seed);

                store(plan, order.subList(0, tasks - 1));
                assertThat(marked(plan)).as("%d tasks, seed %d", tasks, seed).isFalse();

                store(plan, order.subList(tasks - 1, tasks));
                assertThat(marked(plan)).as("%d tasks, seed %d", tasks, seed).isTrue();
            }
        }
    }

    @Test
    void whoeverDiedBetweenTheLastRecordAndTheMarkerLeavesItToTheNextCallOfAnyTask() {
        Plan plan = plan("run", 60);
        plan.tasks(EDIT).forEach(task -> memory.create(record(plan, task), new byte[0]));

        completion.recordStored(plan, plan.tasks(EDIT).findFirst().orElseThrow());

        assertThat(marked(plan)).isTrue();
    }

    @Test
    void recordsThatComeInOrderAreListedAtTheEndAlone() {
        Plan plan = plan("run", 1000);

        store(plan, plan.tasks(EDIT).toList());

        assertThat(calls.get("list")).isLessThanOrEqualTo(2);
        assertThat(calls.get("exists")).isLessThanOrEqualTo(1050);
    }

    @Test
    void recordsThatComeInAnyOrderAreSeldomListed() {
        Plan plan = plan("run", 1000);

        store(plan, shuffled(plan, 5));

        assertThat(calls.get("list")).isLessThan(300);
        assertThat(calls.get("exists")).isLessThan(5000);
    }

    private void store(Plan plan, List<EvaluationTask> tasks) {
        tasks.forEach(task -> {
            memory.create(record(plan, task), new byte[0]);
            completion.recordStored(plan, task);
        });
    }

    private boolean marked(Plan plan) {
        return memory.exists(StoreLayout.measuredEdit(plan.run(), EDIT));
    }

    private static String record(Plan plan, EvaluationTask task) {
        return StoreLayout.record(plan.run(), EDIT, task.id());
    }

    private static List<EvaluationTask> shuffled(Plan plan, int seed) {
        List<EvaluationTask> tasks = new ArrayList<>(plan.tasks(EDIT).toList());
        Collections.shuffle(tasks, new Random(seed));
        return tasks;
    }

    private ObjectStore counting() {
        return new ForwardingStore(memory) {
            @Override
            public Stream<ObjectInfo> list(String prefix) {
                calls.merge("list", 1, Integer::sum);
                return super.list(prefix);
            }

            @Override
            public boolean exists(String key) {
                calls.merge("exists", 1, Integer::sum);
                return super.exists(key);
            }
        };
    }

    private static Plan plan(String run, int tasks) {
        Experiment experiment = OneImage.experiment("counted");
        return new Plan(
                run,
                "code",
                experiment,
                "e",
                "w",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new PlannedEdit(
                        EDIT,
                        "editing",
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of())),
                List.of(new EvaluationSet(
                        "original", Optional.empty(), Selection.all("d", tasks), Optional.empty(), false)),
                List.of(),
                experiment.alphas().points(),
                1);
    }
}
