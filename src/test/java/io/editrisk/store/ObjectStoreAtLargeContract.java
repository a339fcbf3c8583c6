package io.editrisk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store does with many objects, many writers and large files. */
public abstract class ObjectStoreAtLargeContract extends ObjectStoreContract {

    /** More than one part of a multipart upload. */
    private static final long LARGE = (16L << 20) + 1234;

    /** How many writers the store can tell apart at the same time. */
    protected int racingWriters() {
        return 16;
    }

    @Test
    void oneOfManyRacingWritersCreates() throws Exception {
        for (String key : List.of("race/1", "race/2", "race/3")) {
            List<Integer> winners = race(key);
            assertThat(winners).hasSize(1);
            assertThat(store().find(key)).hasValue(bytes("writer " + winners.get(0)));
        }
    }

    private List<Integer> race(String key) throws Exception {
        int writers = racingWriters();
        CyclicBarrier start = new CyclicBarrier(writers);
        List<Boolean> created = together(writers, writers, writer -> {
            start.await();
            return store().create(key, bytes("writer " + writer));
        });
        return IntStream.range(0, writers).filter(created::get).boxed().toList();
    }

    @Test
    void listsInTheOrderOfTheUtf8OfTheKeys() {
        List<String> ordered =
                List.of("k/A", "k/a b", "k/a+b", "k/a-b", "k/a.b", "k/a/b", "k/a/c/d", "k/a0", "k/ab", "k/b", "k/ä");
        List<String> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(7));
        shuffled.forEach(key -> store().put(key, bytes(key)));
        assertThat(store().list("k/").map(ObjectInfo::key)).containsExactlyElementsOf(ordered);
        assertThat(store().list("k/a/").map(ObjectInfo::key)).containsExactly("k/a/b", "k/a/c/d");
        assertThat(store().list("k/a").map(ObjectInfo::key)).containsExactlyElementsOf(ordered.subList(1, 9));
        assertThat(store().list("k/ab").map(ObjectInfo::size)).containsExactly(4L);
        assertThat(store().list("nothing")).isEmpty();
    }

    @Test
    void listsEveryPage() throws Exception {
        int count = 1_001;
        together(8, count, number -> {
            store().put(numbered(number), bytes("x"));
            return true;
        });
        store().put("o/after", bytes("x"));
        List<String> expected = IntStream.range(0, count)
                .mapToObj(ObjectStoreAtLargeContract::numbered)
                .toList();
        assertThat(store().list("n/").map(ObjectInfo::key)).containsExactlyElementsOf(expected);
        assertThat(store().list("").skip(count).map(ObjectInfo::key)).containsExactly("o/after");
    }

    private static String numbered(int number) {
        return "n/%05d".formatted(number);
    }

    @Test
    void aSmallFileComesBackAsItWent(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("in"), "content");
        store().upload("a/file", file);
        store().download("a/file", folder.resolve("out"));
        assertThat(folder.resolve("out")).hasContent("content");
        assertThat(names(folder)).containsExactlyInAnyOrder("in", "out");
    }

    @Test
    void aLargeFileComesBackAsItWent(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("in");
        write(file, 0, "begin");
        write(file, (16L << 20) - 2, "over the edge of a part");
        write(file, LARGE - 3, "end");
        store().upload("large", file);
        assertThat(store().head("large").orElseThrow().size()).isEqualTo(LARGE);
        store().download("large", folder.resolve("out"));
        assertThat(Files.mismatch(file, folder.resolve("out"))).isEqualTo(-1);
        assertThat(store().list("").map(ObjectInfo::key)).containsExactly("large");
    }

    private static void write(Path file, long position, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(bytes(text)), position);
        }
    }

    @Test
    void anUploadReplacesAndSoDoesADownload(@TempDir Path folder) throws IOException {
        store().put("a", bytes("longer than the second"));
        store().upload("a", Files.writeString(folder.resolve("in"), "second"));
        Path out = Files.writeString(folder.resolve("out"), "what was there before the download");
        store().download("a", out);
        assertThat(out).hasContent("second");
    }

    @Test
    void aDownloadOfNothingLeavesTheFolderAsItWas(@TempDir Path folder) throws IOException {
        Path there = Files.writeString(folder.resolve("there"), "before");
        assertNotFound(() -> store().download("missing", folder.resolve("out")));
        assertNotFound(() -> store().download("missing", there));
        assertThat(names(folder)).containsExactly("there");
        assertThat(there).hasContent("before");
    }

    private static List<String> names(Path folder) {
        return List.of(folder.toFile().list());
    }

    private interface Numbered<T> {
        T call(int number) throws Exception;
    }

    /** The answers to calls 0, 1, ..., in that order, from so many threads. */
    private static <T> List<T> together(int threads, int calls, Numbered<T> call) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<T>> tasks = IntStream.range(0, calls)
                    .<Callable<T>>mapToObj(number -> () -> call.call(number))
                    .toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : executor.invokeAll(tasks)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new AssertionError("a call failed", e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }
}
