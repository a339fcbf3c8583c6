package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.image.RgbImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PictureBatchesTest {

    @Test
    void everyBatchHasTheSameSizeAndTheLastIsFilledUpWithItsLastPicture() {
        List<RgbImage> pictures = pictures(PictureBatches.SIZE + 2);

        List<PictureBatches.Batch> batches = PictureBatches.of(pictures);

        assertThat(batches).extracting(batch -> batch.pictures().size()).containsOnly(PictureBatches.SIZE);
        assertThat(batches).extracting(PictureBatches.Batch::from).containsExactly(0, PictureBatches.SIZE);
        assertThat(batches).extracting(PictureBatches.Batch::count).containsExactly(PictureBatches.SIZE, 2);
        assertThat(batches.get(1).pictures().subList(1, PictureBatches.SIZE))
                .containsOnly(pictures.get(pictures.size() - 1));
    }

    @Test
    void picturesThatFillTheirBatchesNeedNoFillingUp() {
        assertThat(PictureBatches.of(pictures(PictureBatches.SIZE))).hasSize(1);
        assertThat(PictureBatches.of(List.of())).isEmpty();
    }

    private static List<RgbImage> pictures(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new RgbImage(1, 1, new byte[] {(byte) i, 0, 0}))
                .toList();
    }
}
