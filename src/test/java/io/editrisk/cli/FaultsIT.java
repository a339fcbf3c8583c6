package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A run by two worker processes while everything goes wrong that a seed draws: afterwards, and after one resume at most, it has
 * the bytes of the run that nothing disturbed. Seeds 1 to 10, or those of {@code -Dfaults.seeds=1-100}, or {@code 17}; what goes
 * wrong is the name of the test. Workers live on from seed to seed unless they are killed.
 */
@DisabledOnOs(OS.WINDOWS)
@Execution(ExecutionMode.SAME_THREAD)
class FaultsIT {

    private static final String UNDISTURBED = "undisturbed";

    @TempDir
    private static Path folder;

    private static Ordeal ordeal;
    private static Map<String, byte[]> undisturbed;

    static List<FaultScript> scripts() {
        String[] range = System.getProperty("faults.seeds", "1-10").split("-");
        return LongStream.rangeClosed(Long.parseLong(range[0]), Long.parseLong(range[range.length - 1]))
                .mapToObj(FaultScript::of)
                .toList();
    }

    private static String bucket(FaultScript script) {
        return "seed-" + script.seed();
    }

    @BeforeAll
    static void runUndisturbed() throws IOException, InterruptedException {
        List<String> buckets = Stream.concat(
                        Stream.of(UNDISTURBED), scripts().stream().map(FaultsIT::bucket))
                .toList();
        ordeal = new Ordeal(folder.toRealPath(), buckets);
        ordeal.crew().awaitReady();
        ObjectStore store = ordeal.upload(UNDISTURBED);
        ordeal.awaitQuiet();
        assertThat(Ordeal.completed(store)).as("%s", ordeal.crew().written()).isTrue();
        undisturbed = Ordeal.results(store);
    }

    @AfterAll
    static void end() {
        ordeal.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void afterTheFaultsTheResultIsTheSame(FaultScript script) throws IOException, InterruptedException {
        ObjectStore store = ordeal.undergo(script, bucket(script));
        boolean resumed = !Ordeal.completed(store);
        if (resumed) {
            ordeal.resume(store);
            ordeal.awaitQuiet();
        }
        System.out.println(script + (resumed ? "; resumed" : "; ended by itself"));

        assertThat(Ordeal.completed(store))
                .as("%s; %s", script, ordeal.crew().written())
                .isTrue();
        Map<String, byte[]> results = Ordeal.results(store);
        assertThat(results.keySet()).as("%s", script).isEqualTo(undisturbed.keySet());
        undisturbed.forEach((key, content) ->
                assertThat(results.get(key)).as("%s: %s", script, key).isEqualTo(content));
        assertThat(ordeal.crew().crashes()).as("%s", script).isEmpty();
    }
}
