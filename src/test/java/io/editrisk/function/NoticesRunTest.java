package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.dataset.FewGarments;
import io.editrisk.event.Doorbell;
import io.editrisk.event.Notice;
import io.editrisk.event.NoticeType;
import io.editrisk.event.UnsentException;
import io.editrisk.store.MemoryStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run tells what happens, whatever becomes of its sink and its processes, and comes to the same result. */
class NoticesRunTest {

    private static final int SAMPLES_PER_SHARD = 100;

    @TempDir
    private static Path folder;

    private static Path data;
    private static ToldSink undisturbed;
    private static Map<String, byte[]> silent;

    @BeforeAll
    static void runOnceInOrder() throws IOException {
        data = folder.resolve("data");
        FewGarments.write(data, SAMPLES_PER_SHARD);
        Town quiet = town(Notices.none());
        quiet.upload(data);
        silent = results(quiet.deliverAll());
        undisturbed = new ToldSink(call -> false);
        Town town = town(notices(undisturbed));
        town.upload(data);
        assertSame(results(town.deliverAll()), silent);
    }

    private static Town town(Notices notices) {
        return new Town(new MemoryStore(), folder.resolve("cache"), notices);
    }

    private static Notices notices(ToldSink sink) {
        return new Notices(
                List.of(sink), EnumSet.allOf(NoticeType.class), Optional.empty(), Optional.empty(), Duration.ZERO);
    }

    /** All that the run left but what it told. */
    private static Map<String, byte[]> results(Town town) {
        Map<String, byte[]> results = new TreeMap<>(town.runObjects());
        results.keySet().removeIf(key -> key.contains("/notices/"));
        return results;
    }

    private static void assertSame(Map<String, byte[]> found, Map<String, byte[]> expected) {
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((key, content) -> assertThat(found.get(key)).as(key).isEqualTo(content));
    }

    private static Set<String> ids(List<Notice> notices) {
        return notices.stream().map(Notice::id).collect(Collectors.toSet());
    }

    private static List<String> types(List<Notice> notices) {
        return notices.stream().map(Notice::type).toList();
    }

    @Test
    void eachThingIsToldOnceAndInItsOrder() {
        List<Notice> told = undisturbed.told();

        assertThat(types(told)).startsWith("io.editrisk.run.started");
        assertThat(types(told)).contains("io.editrisk.edit.completed");
        assertThat(types(told).stream().filter("io.editrisk.run.completed"::equals))
                .hasSize(1);
        assertThat(types(told).lastIndexOf("io.editrisk.edit.completed"))
                .isLessThan(types(told).indexOf("io.editrisk.run.completed"));
        assertThat(told).extracting(Notice::id).doesNotHaveDuplicates();
    }

    @Test
    void aSinkThatIsAwayKeepsNothingBackAndIsToldWhenItIsThere() {
        ToldSink sink = new ToldSink(call -> call % 3 != 2);
        Town town = town(notices(sink));
        town.upload(data);

        for (Optional<Doorbell> bell = town.bells.take(size -> 0);
                bell.isPresent();
                bell = town.bells.take(size -> 0)) {
            deliverUntilAcknowledged(town, bell.get());
        }

        assertSame(results(town), silent);
        assertThat(sink.told()).hasSameSizeAs(undisturbed.told());
        assertThat(ids(sink.told())).isEqualTo(ids(undisturbed.told()));
    }

    private static void deliverUntilAcknowledged(Town town, Doorbell bell) {
        while (true) {
            try {
                town.workshop.deliver(bell);
                return;
            } catch (UnsentException e) {
                // not acknowledged: it comes again
            }
        }
    }

    /** Its event comes again; after the last delivery who takes up the rest tells it. */
    @Test
    void aRejectionIsToldAgainUntilItIsTakenOver() {
        ToldSink sink = new ToldSink(call -> call < 3);
        Town town = town(notices(sink));
        town.upload(data, "name: [\n".getBytes(StandardCharsets.UTF_8));
        Doorbell bell = town.bells.take(size -> 0).orElseThrow();

        assertThatThrownBy(() -> town.workshop.deliver(bell)).isInstanceOf(UnsentException.class);
        assertThatThrownBy(() -> town.workshop.deliver(bell)).isInstanceOf(UnsentException.class);
        town.takeUpTheRest();
        assertThat(sink.told()).isEmpty();
        town.takeUpTheRest();
        town.takeUpTheRest();

        assertThat(types(sink.told())).containsExactly("io.editrisk.upload.rejected");
        assertThat(sink.told().get(0).data().path("faults").isEmpty()).isFalse();
        assertThat(town.bells.take(size -> 0)).as("nothing is planned anew").isEmpty();
    }

    @Test
    void whatAQueueGaveUpIsToldByCatchingUp() {
        ToldSink sink = new ToldSink(call -> call < 20);
        Town town = town(notices(sink));
        town.upload(data);

        for (Optional<Doorbell> bell = town.bells.take(size -> 0);
                bell.isPresent();
                bell = town.bells.take(size -> 0)) {
            try {
                town.workshop.deliver(bell.get());
            } catch (UnsentException lost) {
                // its last delivery
            }
        }
        assertSame(results(town), silent);
        for (int calls = 0; sink.told().size() < undisturbed.told().size() && calls < 100; calls++) {
            town.takeUpTheRest();
        }

        assertThat(ids(sink.told())).isEqualTo(ids(undisturbed.told()));
        assertSame(results(town), silent);
    }
}
