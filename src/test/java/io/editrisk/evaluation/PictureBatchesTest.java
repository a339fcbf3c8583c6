package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.image.RgbImage;
import io.editrisk.network.Architectures;
import io.editrisk.network.Preprocessing;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PictureBatchesTest {

    private static final Preprocessing SMALL =
            Architectures.named("small-vgg").orElseThrow().preprocessing();

    @Test
    void everyBatchHasTheSameSizeAndTheLastIsFilledUpWithItsLastPicture() {
        List<RgbImage> pictures = pictures(PictureBatches.OF_SMALL + 2);

        List<PictureBatches.Batch> batches = PictureBatches.of(pictures, SMALL);

        assertThat(batches).extracting(batch -> batch.pictures().size()).containsOnly(PictureBatches.OF_SMALL);
        assertThat(batches).extracting(PictureBatches.Batch::from).containsExactly(0, PictureBatches.OF_SMALL);
        assertThat(batches).extracting(PictureBatches.Batch::count).containsExactly(PictureBatches.OF_SMALL, 2);
        assertThat(batches.get(1).pictures().subList(1, PictureBatches.OF_SMALL))
                .containsOnly(pictures.get(pictures.size() - 1));
    }

    @Test
    void picturesThatFillTheirBatchesNeedNoFillingUp() {
        assertThat(PictureBatches.of(pictures(PictureBatches.OF_SMALL), SMALL)).hasSize(1);
        assertThat(PictureBatches.of(List.of(), SMALL)).isEmpty();
    }

    @Test
    void largePicturesGoInSmallBatches() {
        Preprocessing large = Architectures.named("vgg16").orElseThrow().preprocessing();

        assertThat(PictureBatches.size(large)).isEqualTo(PictureBatches.OF_LARGE);
        assertThat(PictureBatches.of(pictures(PictureBatches.OF_LARGE + 1), large))
                .hasSize(2);
    }

    /** So that only the end of a set is a smaller batch, however many pictures a task was meant to have. */
    @Test
    void tasksOfLargePicturesEndBetweenBatches() {
        Preprocessing large = Architectures.named("vit-b-16").orElseThrow().preprocessing();

        assertThat(IntStream.of(1, 16, 17, 300).map(pictures -> PictureBatches.whole(pictures, large)))
                .containsExactly(16, 16, 32, 304);
        assertThat(PictureBatches.whole(300, SMALL)).isEqualTo(300);
    }

    private static List<RgbImage> pictures(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new RgbImage(1, 1, new byte[] {(byte) i, 0, 0}))
                .toList();
    }
}
