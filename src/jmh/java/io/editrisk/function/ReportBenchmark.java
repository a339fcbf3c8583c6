package io.editrisk.function;

import io.editrisk.event.Doorbell;
import io.editrisk.store.FolderStore;
import io.editrisk.store.Folders;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * 100,800 metric records with 5 million predictions into a report, from a folder, with a heap of 1 GB: how long it takes, and
 * how much memory the process has at most meanwhile, by Linux's count. With another number of edits that is as many records
 * and predictions more or fewer. Run: {@code ./mvnw -q -Pbenchmark test-compile exec:java -Dexec.args="ReportBenchmark"}. The
 * line that counts begins with "peak".
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"})
public class ReportBenchmark {

    @Param("34")
    private int edits;

    private Path folder;
    private ObjectStore store;
    private AggregateFunction aggregate;
    private int[] written;

    /** Writes the run; what that took is no part of the peak. */
    @Setup
    public void write() throws IOException {
        // as the application has it: by default Parquet tells of every cell
        Logger.getLogger("").setLevel(Level.WARNING);
        folder = Files.createTempDirectory("report");
        store = new FolderStore(folder);
        Folders.upload(store, Path.of("examples"));
        written = MeasuredRun.write(store, edits, List.of(0.0, 1.0));
        One stores = new One(store);
        RunInputs inputs = new RunInputs(stores, new NoCache(folder), () -> false, new FrostSetting(Optional.empty()));
        aggregate = new AggregateFunction(stores, inputs, new Gathering(inputs), Notices.none());
        System.gc();
        Files.writeString(Path.of("/proc/self/clear_refs"), "5");
    }

    private record One(ObjectStore home) implements ObjectStores {
        @Override
        public ObjectStore bucket(String name) {
            return home;
        }
    }

    private record NoCache(Path directory) implements CacheConfig {
        @Override
        public long diskBytes() {
            return Long.MAX_VALUE;
        }

        @Override
        public long shardBytes() {
            return 16 << 20;
        }

        @Override
        public int tensorSets() {
            return 1;
        }
    }

    @Benchmark
    public Answer report() {
        return aggregate.handle(new Doorbell("folder", StoreLayout.measured(MeasuredRun.RUN)));
    }

    /** Says what there is. */
    @TearDown
    public void measure() throws IOException {
        String peak = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .findFirst()
                .orElse("0");
        System.out.printf(
                Locale.ROOT,
                "%npeak %.0f MiB: %d records, %d predictions%n",
                Long.parseLong(peak) / 1024.0,
                written[0],
                written[1]);
        try (var files = Files.list(folder.resolve(StoreLayout.report(MeasuredRun.RUN, "")))) {
            for (Path file : files.sorted().toList()) {
                System.out.println(file.getFileName() + " " + Files.size(file));
            }
        }
        Folders.delete(folder);
    }
}
