package io.editrisk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.image.DamagedImageException;
import io.editrisk.image.Fitting;
import io.editrisk.image.HashedPicture;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.Resampling;
import io.editrisk.image.RgbImage;
import io.editrisk.network.PictureFeed.Pace;
import io.editrisk.network.PictureFeed.Picture;
import io.editrisk.tensor.TensorEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureFeedTest {

    private static final Preprocessing PREPROCESSING = new Preprocessing(
            8, new Fitting.ShorterSide(10, Resampling.BILINEAR), List.of(0.5f, 0.4f, 0.3f), List.of(1f, 2f, 3f));

    private final ImageCodec codec = new ImageCodec();
    private final AtomicInteger made = new AtomicInteger();
    private NDManager manager;

    @BeforeEach
    void begin() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void batchesComeInOrderAndAreWhatTheyAreWithoutAFeedTheLastOneFilledUp() {
        List<Picture> pictures = IntStream.range(0, 23).mapToObj(this::encoded).toList();
        List<RgbImage> decoded =
                IntStream.range(0, 23).mapToObj(PictureFeedTest::picture).toList();
        List<float[]> batches = new ArrayList<>();

        try (PictureFeed feed = new PictureFeed(PREPROCESSING, pictures, new Pace(5, true, 3, 2))) {
            while (feed.hasNext()) {
                NDArray batch = feed.next(manager);
                batches.add(batch.toFloatArray());
            }
        }

        assertThat(batches).hasSize(5);
        for (int i = 0; i < 5; i++) {
            List<RgbImage> some = IntStream.range(5 * i, 5 * i + 5)
                    .mapToObj(j -> decoded.get(Math.min(j, 22)))
                    .toList();
            assertThat(batches.get(i))
                    .containsExactly(PREPROCESSING.batch(some, manager).toFloatArray());
        }
    }

    @ParameterizedTest
    @CsvSource({"16, 16", "17, 1", "19, 4", "23, 8", "30, 16"})
    void aLastBatchThatNeedNotBeWholeIsTheNextPowerOfTwo(int count, int last) {
        List<Picture> pictures =
                IntStream.range(0, count).mapToObj(this::encoded).toList();
        List<NDArray> batches = new ArrayList<>();

        try (PictureFeed feed = new PictureFeed(PREPROCESSING, pictures, new Pace(16, false, 2, 1))) {
            while (feed.hasNext()) {
                batches.add(feed.next(manager));
            }
        }

        assertThat(batches).hasSize((count + 15) / 16);
        List<RgbImage> end = IntStream.range(0, last)
                .mapToObj(i -> picture(Math.min(count - 1, 16 * (batches.size() - 1) + i)))
                .toList();
        assertThat(batches.get(batches.size() - 1).toFloatArray())
                .containsExactly(PREPROCESSING.batch(end, manager).toFloatArray());
    }

    @Test
    void itWorksAheadOfWhoeverTakesAsFarAsItMay() throws InterruptedException {
        CountDownLatch ahead = new CountDownLatch(4);
        List<Picture> pictures = IntStream.range(0, 20)
                .mapToObj(i -> new Picture("picture " + i, network -> {
                    made.incrementAndGet();
                    ahead.countDown();
                    return network.fit(picture(i));
                }))
                .toList();

        try (PictureFeed feed = new PictureFeed(PREPROCESSING, pictures, new Pace(2, true, 2, 2))) {
            assertThat(ahead.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(made).hasValue(4);

            feed.next(manager);
            feed.next(manager);
            feed.next(manager);
        }

        assertThat(made).hasValueBetween(6, 10);
    }

    @Test
    void aDamagedPictureComesOutWithItsName() {
        List<Picture> pictures =
                List.of(encoded(0), Picture.encoded("n01440764/7.JPEG", () -> new byte[] {1, 2}, codec), encoded(2));

        try (PictureFeed feed = new PictureFeed(PREPROCESSING, pictures, new Pace(2, true, 1, 1))) {
            assertThatThrownBy(() -> feed.next(manager))
                    .isInstanceOf(DamagedImageException.class)
                    .hasMessage("n01440764/7.JPEG: neither a PNG nor a JPEG");
            assertThat(feed.next(manager).getShape().get(0)).isEqualTo(2);
            assertThat(feed.hasNext()).isFalse();
        }
    }

    @Test
    void whatElseAPictureThrowsComesOutAsItIs() {
        IllegalStateException outOfReach = new IllegalStateException("out of reach");
        Picture unread = new Picture("unread", network -> {
            throw outOfReach;
        });

        try (PictureFeed feed = new PictureFeed(PREPROCESSING, List.of(unread), new Pace(1, true, 1, 1))) {
            assertThatThrownBy(() -> feed.next(manager)).isSameAs(outOfReach);
        }
    }

    @Test
    void aPictureThatWasNotFittedIsRefused() {
        Picture unfitted = new Picture("unfitted", network -> picture(0));

        try (PictureFeed feed = new PictureFeed(PREPROCESSING, List.of(unfitted), new Pace(1, true, 1, 1))) {
            assertThatThrownBy(() -> feed.next(manager))
                    .hasMessage("unfitted: picture of 12x30 pixels among those of 8x8");
        }
    }

    @Test
    void onceClosedItMakesNothingMore() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        List<Picture> pictures = IntStream.range(0, 50)
                .mapToObj(i -> new Picture("picture " + i, network -> {
                    begun.countDown();
                    made.incrementAndGet();
                    return network.fit(picture(i));
                }))
                .toList();
        PictureFeed feed = new PictureFeed(PREPROCESSING, pictures, new Pace(10, true, 1, 5));
        begun.await();

        feed.close();

        int then = made.get();
        assertThat(feed.hasNext()).isFalse();
        assertThat(made).hasValue(then);
        feed.close();
    }

    @Test
    void aPaceOfNothingIsRefused() {
        assertThatThrownBy(() -> new Pace(1, true, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private Picture encoded(int i) {
        return Picture.encoded("picture " + i, () -> codec.encodePng(picture(i)), codec);
    }

    private static RgbImage picture(int i) {
        return HashedPicture.of(12 + i, 30 - i);
    }
}
