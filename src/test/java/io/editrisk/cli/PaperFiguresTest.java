package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.ExperimentReader;
import io.editrisk.experiment.PaperFigure;
import io.editrisk.experiment.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The paper's figures as experiments: each is right, and costs what its first lines say. */
class PaperFiguresTest {

    /** What plan said of experiments that are several figures'. */
    private static final Map<Object, String> PLANNED = new HashMap<>();

    static List<String> names() throws IOException {
        return PaperFigure.names();
    }

    @Test
    void everyFigureOfTheIssueIsThere() throws IOException {
        assertThat(names())
                .extracting(name -> name.replaceAll("[-.]", " ").split(" ")[1].replaceAll("[abc]", ""))
                .contains("1", "2", "3", "4", "5", "6", "10", "13");
    }

    @ParameterizedTest
    @MethodSource("names")
    void itCostsWhatItSays(String name) throws IOException {
        PaperFigure figure = PaperFigure.of(name);
        List<String> plan = figure.commands("plan").get(0);
        assertThat(plan).contains(figure.file().toString());

        List<String> saying = plan.subList(plan.indexOf("--rate"), plan.size());
        String hours = PLANNED.computeIfAbsent(List.of(experiment(figure), saying), same -> hours(plan));

        assertThat(hours).startsWith("evaluation ").contains(" hours, training at most ");
        assertThat(figure.comment()).contains("on the device alone: " + hours + ".");
    }

    private static String hours(List<String> plan) {
        Typed typed = Typed.of(plan.toArray(new String[0]));
        typed.assertDone();
        return typed.out().lines().reduce((first, second) -> second).orElseThrow();
    }

    private static Experiment experiment(PaperFigure figure) {
        return ((Reading.Read)
                        new ExperimentReader().read(figure.yaml().getBytes(StandardCharsets.UTF_8), figure.name()))
                .experiment();
    }

    @ParameterizedTest
    @MethodSource("names")
    void itsCommandsMakeAllTheDataThatItNames(String name) throws IOException {
        PaperFigure figure = PaperFigure.of(name);
        List<String> made = figure.commands("dataset", "import").stream()
                .map(words -> words.get(words.indexOf("--to") + 1))
                .toList();
        Experiment experiment = experiment(figure);

        Stream<String> editing =
                experiment.editingTasks().stream().flatMap(task -> Stream.of(task.train(), task.validation()));
        Stream<String> others = Stream.of(
                        Stream.of(experiment.task().validation()),
                        experiment.task().train().map(train -> train.images()).stream(),
                        experiment.shifts().datasets().stream())
                .flatMap(keys -> keys);
        TreeSet<String> named = new TreeSet<>();
        Stream.concat(editing, others).forEach(key -> named.add("examples/paper/" + key));
        assertThat(named).allMatch(key -> made.stream().anyMatch(to -> key.equals(to) || key.startsWith(to + "/")));
        assertThat(made).allMatch(to -> named.stream().anyMatch(key -> key.equals(to) || key.startsWith(to + "/")));
        assertThat(figure.commands("run"))
                .containsExactly(List.of("run", figure.file().toString()));
    }
}
