package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.image.DamagedImageException;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Pictures in batches, made on other threads while the network runs on the one before: read, decoded, fitted and
 * normalised ahead of whoever takes them, and no further ahead than was asked for. Batches come in the pictures' order
 * whichever thread is done first, all of one size but the last where that may be smaller; it is filled up with its own last
 * picture. For one thread to take from.
 */
public final class PictureFeed implements AutoCloseable {

    /**
     * A picture that is not there yet.
     *
     * @param name what to call it should it be damaged
     * @param fitted makes it, of the network's size, on any thread
     */
    public record Picture(String name, Function<Preprocessing, RgbImage> fitted) {

        /** A picture in memory. */
        public static Picture decoded(String name, RgbImage picture) {
            return new Picture(name, network -> network.fit(picture));
        }

        /** A picture that is a PNG or JPEG. */
        public static Picture encoded(String name, Supplier<byte[]> bytes, ImageCodec codec) {
            return new Picture(name, network -> codec.decode(bytes.get(), network.fitting(), network.size()));
        }
    }

    /**
     * How it is fed.
     *
     * @param batch pictures a batch
     * @param filled whether the last one is filled up to as many, or else to the next power of two, if that is less
     * @param threads that make pictures
     * @param ahead batches that are made before they are asked for; each takes a batch's memory
     */
    public record Pace(int batch, boolean filled, int threads, int ahead) {
        public Pace {
            if (batch < 1 || threads < 1 || ahead < 1) {
                throw new IllegalArgumentException("pictures a batch, threads and batches ahead are at least 1");
            }
        }

        /** How large a batch of so many pictures is made. */
        private int size(int pictures) {
            int power = Integer.highestOneBit(2 * pictures - 1);
            return filled ? batch : Math.min(batch, power);
        }
    }

    private record Coming(BatchMemory memory, int pictures, Pieces work) {}

    private final Preprocessing preprocessing;
    private final List<Picture> pictures;
    private final Pace pace;
    private final ExecutorService threads;
    private final Deque<Coming> coming = new ArrayDeque<>();
    private final Deque<BatchMemory> spare = new ArrayDeque<>();
    private int begun;

    /** Begins at once. */
    public PictureFeed(Preprocessing preprocessing, List<Picture> pictures, Pace pace) {
        this.preprocessing = preprocessing;
        this.pictures = List.copyOf(pictures);
        this.pace = pace;
        threads = Executors.newFixedThreadPool(pace.threads(), PictureFeed::thread);
        begin();
    }

    /** Pictures a batch; the last one may have fewer. */
    public int batch() {
        return pace.batch();
    }

    /** Whether another batch comes; none does once the feed is closed. */
    public boolean hasNext() {
        return !coming.isEmpty();
    }

    /**
     * The next batch, [pictures, 3, size, size]; waits for it. A {@link DamagedImageException} that begins with the name of the
     * first picture that is damaged, an {@link IllegalArgumentException} with that of one whose size is refused, and whatever
     * else its pictures throw as they throw it.
     */
    public NDArray next(NDManager manager) {
        Coming next = coming.remove();
        try {
            next.work().await();
            int size = pace.size(next.pictures());
            next.memory().repeat(next.pictures() - 1, size);
            return next.memory().array(size, manager);
        } finally {
            spare.push(next.memory());
            begin();
        }
    }

    /** Stops what is under way and waits until nothing of it runs any more. */
    @Override
    public void close() {
        coming.clear();
        begun = pictures.size();
        threads.shutdownNow();
        try {
            threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin() {
        while (coming.size() < pace.ahead() && begun < pictures.size()) {
            int from = begun;
            begun = Math.min(pictures.size(), from + pace.batch());
            BatchMemory memory = spare.isEmpty() ? new BatchMemory(preprocessing, pace.batch()) : spare.pop();
            List<Runnable> pieces = IntStream.range(from, begun)
                    .<Runnable>mapToObj(i -> () -> make(pictures.get(i), memory, i - from))
                    .toList();
            coming.add(new Coming(memory, pieces.size(), Pieces.start(pieces, threads)));
        }
    }

    private void make(Picture picture, BatchMemory memory, int index) {
        try {
            memory.put(index, picture.fitted().apply(preprocessing));
        } catch (DamagedImageException e) {
            throw new DamagedImageException(picture.name() + ": " + e.getMessage());
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(picture.name() + ": " + refused.getMessage(), refused);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "pictures");
        thread.setDaemon(true);
        return thread;
    }
}
