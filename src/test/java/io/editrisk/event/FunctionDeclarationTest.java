package io.editrisk.event;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.store.StoreLayout;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionDeclarationTest {

    /** Names as they come, with the endings of other keys in them. */
    private static final Map<String, Object> ARGUMENTS = Map.ofEntries(
            entry("run", "garments.trial.json-0123456789ab"),
            entry("edit", "local-collision@features.11"),
            entry("trial", 3),
            entry("rung", OptionalInt.of(1)),
            entry("number", 1),
            entry("look", 1),
            entry("task", "editing+fog-3.0-300"),
            entry("digest", "5a".repeat(32)),
            entry("content", "6b".repeat(32)),
            entry("file", "summary.json"),
            entry("experimentKey", "experiments/nested/run.measured.yaml"),
            entry("title", "garments"),
            entry("function", "plan"),
            entry("key", "experiments/edit.closed.json"),
            entry("noticeKey", "runs/garments-0123456789ab/notices/5a5a.json"),
            entry("faultKey", "runs/garments-0123456789ab/faults/edit-5a5a.json"),
            entry("sink", "http"),
            entry("kind", StoreLayout.Derived.MOMENTS));

    private static Optional<FunctionName> rungBy(String key) {
        return FunctionDeclaration.forKey(key).map(FunctionDeclaration::name);
    }

    @Test
    void everyKeyOfTheStoreRingsWhatItShouldOrNothing() throws ReflectiveOperationException {
        Map<String, FunctionName> rung = new TreeMap<>();
        for (Method method : StoreLayout.class.getMethods()) {
            if (Modifier.isStatic(method.getModifiers())
                    && method.getReturnType().equals(String.class)) {
                rungBy(key(method)).ifPresent(function -> rung.put(method.getName(), function));
            }
        }

        assertThat(rung)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "experiment", FunctionName.PLAN,
                        "trial", FunctionName.EDIT,
                        "closed", FunctionName.CHOOSE,
                        "baseMeasured", FunctionName.CHOOSE,
                        "lookClosed", FunctionName.CHOOSE,
                        "task", FunctionName.EVALUATE,
                        "measured", FunctionName.AGGREGATE));
    }

    private static String key(Method method) throws ReflectiveOperationException {
        Object[] arguments = Arrays.stream(method.getParameters())
                .map(Parameter::getName)
                .map(ARGUMENTS::get)
                .toArray();
        return (String) method.invoke(null, arguments);
    }

    @Test
    void anUploadRingsPlan() {
        assertThat(rungBy("experiments/garments.yaml")).hasValue(FunctionName.PLAN);
        assertThat(rungBy("experiments/nested/grün 1+1.yaml")).hasValue(FunctionName.PLAN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "experiments/",
                "experiments/garments.json",
                "experiments/garments.yaml.part",
                "datasets/garments/dataset.yaml",
                "datasets/garments/0.trial.json",
                "models/run.measured.json",
                "accepted/experiments/a.yaml"
            })
    void whatPeopleUploadOtherwiseRingsNothing(String key) {
        assertThat(rungBy(key)).isEmpty();
    }

    @Test
    void noKeyRingsTwo() {
        Stream.of(
                        StoreLayout.trial("r", "e", 0, OptionalInt.of(1)),
                        StoreLayout.closed("r", "e", OptionalInt.of(1)),
                        StoreLayout.task("r", "e", "t"),
                        StoreLayout.measured("r"),
                        "experiments/a.yaml")
                .forEach(key -> assertThat(FunctionDeclaration.all().stream().filter(one -> one.isRungBy(key)))
                        .as(key)
                        .hasSize(1));
    }

    @Test
    void eachHasAnEventTypeOfItsOwn() {
        assertThat(FunctionDeclaration.all())
                .extracting(FunctionDeclaration::eventType)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void eachIsReadFromItsFile(FunctionName name) {
        FunctionDeclaration declared = FunctionDeclaration.of(name);

        assertThat(declared.name()).isEqualTo(name);
        assertThat(declared.eventType()).isEqualTo("io.editrisk." + name.label());
        assertThat(declared.reads()).isNotEmpty();
        assertThat(declared.writes()).isNotEmpty();
        assertThat(declared.processor()).isIn("cpu", "gpu");
        assertThat(declared.memory()).matches("[1-9][0-9]*GiB");
        assertThat(declared.timeout()).isBetween(Duration.ofMinutes(1), Duration.ofHours(12));
        assertThat(declared.concurrency()).isPositive();
    }

    @Test
    void aTimeoutIsReadWithItsUnit() {
        assertThat(FunctionDeclaration.of(FunctionName.EDIT).timeout()).isEqualTo(Duration.ofHours(6));
        assertThat(FunctionDeclaration.of(FunctionName.PLAN).timeout()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void whereGradientsAndForwardPassesAreIsAGpu() {
        assertThat(FunctionDeclaration.all().stream()
                        .filter(declared -> declared.processor().equals("gpu"))
                        .map(FunctionDeclaration::name))
                .containsExactly(FunctionName.EDIT, FunctionName.EVALUATE);
    }
}
