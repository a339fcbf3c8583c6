package io.editrisk.cli;

import io.editrisk.cli.CorruptionOfPictures.Original;
import io.editrisk.image.DamagedImageException;
import io.editrisk.image.PictureHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Corrupts the pictures of a folder in one or many ways, each decoded once, on several threads. What is there already is
 * left as it is, so that the same command goes on where it was stopped. For one use.
 */
final class FolderCorruption {

    private static final long BETWEEN_STEPS_MILLIS = 200;

    private final CorruptionOfPictures corruption;
    private final List<ShiftFolder> targets;
    private final boolean skipDamaged;
    private final PixelBudget memory = PixelBudget.ofThisProcess();

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final LongAdder written = new LongAdder();
    private final LongAdder present = new LongAdder();

    /** By the picture's place among all, so that the first is the same whichever thread is ahead. */
    private final ConcurrentSkipListMap<Integer, RuntimeException> faults = new ConcurrentSkipListMap<>();

    private final ConcurrentSkipListMap<Integer, String> damaged = new ConcurrentSkipListMap<>();

    /**
     * What came of it.
     *
     * @param pictures in the folder
     * @param written files
     * @param present files that were there already
     * @param damaged a line a picture that was left out
     */
    record Outcome(int pictures, long written, long present, List<String> damaged) {
        Outcome {
            damaged = List.copyOf(damaged);
        }
    }

    FolderCorruption(CorruptionOfPictures corruption, List<ShiftFolder> targets, boolean skipDamaged) {
        this.corruption = corruption;
        this.targets = List.copyOf(targets);
        this.skipDamaged = skipDamaged;
    }

    /**
     * Does it; a {@link WrongInputException} that names the first picture that is damaged, unless those are skipped.
     *
     * @param names of the pictures below the folder
     */
    Outcome run(Path folder, List<String> names, int threads) {
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(threads, names.size()));
        for (int i = 0; i < threads; i++) {
            workers.execute(() -> work(folder, names));
        }
        workers.shutdown();
        showUntilDone(workers, names.size());
        if (!faults.isEmpty()) {
            throw faults.firstEntry().getValue();
        }
        return new Outcome(names.size(), written.sum(), present.sum(), new ArrayList<>(damaged.values()));
    }

    private void showUntilDone(ExecutorService workers, int pictures) {
        ProgressLine line = ProgressLine.onError();
        try {
            while (!workers.awaitTermination(BETWEEN_STEPS_MILLIS, TimeUnit.MILLISECONDS)) {
                line.show(step(pictures, false));
            }
            line.show(step(pictures, true));
        } catch (InterruptedException e) {
            next.set(pictures);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; the same command again goes on from here", e);
        } finally {
            line.end();
        }
    }

    private ProgressLine.Step step(int pictures, boolean last) {
        return new ProgressLine.Step("pictures " + done + "/" + pictures, done.get(), pictures, last);
    }

    private void work(Path folder, List<String> names) {
        for (int i = next.getAndIncrement(); i < names.size() && faults.isEmpty(); i = next.getAndIncrement()) {
            try {
                corrupt(folder.resolve(names.get(i)), names.get(i));
                done.incrementAndGet();
            } catch (DamagedImageException | IllegalArgumentException e) {
                leaveOut(i, names.get(i) + ": " + e.getMessage());
            } catch (OutOfMemoryError e) {
                faults.put(
                        i,
                        new WrongInputException(names.get(i)
                                + ": too large for this process's memory; EDITRISK_JAVA_OPTS=-Xmx… gives it more"));
            } catch (IOException e) {
                faults.put(i, new UncheckedIOException(e));
            } catch (RuntimeException e) {
                faults.put(i, e);
            }
        }
    }

    private void leaveOut(int place, String line) {
        if (skipDamaged) {
            damaged.put(place, line);
            done.incrementAndGet();
        } else {
            faults.put(place, new WrongInputException(line));
        }
    }

    private void corrupt(Path file, String name) throws IOException {
        List<ShiftFolder> lacking = new ArrayList<>();
        for (ShiftFolder target : targets) {
            if (!target.holds(name, file)) {
                lacking.add(target);
            }
        }
        present.add(targets.size() - lacking.size());
        if (lacking.isEmpty()) {
            return;
        }
        byte[] encoded = PictureFolder.bytes(file);
        int taken = memory.take(pixels(PictureHeader.of(encoded)));
        try {
            Original original = corruption.original(encoded);
            for (ShiftFolder target : lacking) {
                target.write(name, corruption.encoded(original, target.shift()));
                written.increment();
            }
        } finally {
            memory.giveBack(taken);
        }
    }

    private static long pixels(PictureHeader header) {
        return (long) header.width() * header.height();
    }
}
