package io.editrisk.cli;

import io.editrisk.dataset.Awaited;
import io.editrisk.dataset.published.ConceptStylising.Wanted;
import io.editrisk.image.ImageCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Stylised images as files, drawn on several threads; what is there already is left as it is. */
record StylizedFolder(Path folder, List<Wanted> wanted) {

    private static final ImageCodec CODEC = new ImageCodec();

    StylizedFolder {
        wanted = List.copyOf(wanted);
    }

    /**
     * What came of it.
     *
     * @param written files
     * @param present files that were there already
     */
    record Outcome(long written, long present) {}

    Outcome write(int threads) throws IOException {
        List<Wanted> lacking = wanted.stream()
                .filter(image -> !Files.exists(folder.resolve(image.path())))
                .toList();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        ProgressLine line = ProgressLine.onError();
        try {
            Deque<Future<?>> underWay = new ArrayDeque<>();
            for (Wanted image : lacking) {
                Files.createDirectories(folder.resolve(image.path()).getParent());
                underWay.add(workers.submit(() -> write(image)));
            }
            for (int done = 1; !underWay.isEmpty(); done++) {
                Awaited.of(underWay.remove(), "interrupted; the same command again goes on from here");
                line.show(new ProgressLine.Step(
                        "images " + done + "/" + lacking.size(), done, lacking.size(), underWay.isEmpty()));
            }
        } finally {
            line.end();
            workers.shutdownNow();
        }
        return new Outcome(lacking.size(), wanted.size() - lacking.size());
    }

    private void write(Wanted image) {
        try {
            WholeFile.write(
                    folder.resolve(image.path()), CODEC.encodePng(image.image().get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
