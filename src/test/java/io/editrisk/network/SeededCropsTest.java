package io.editrisk.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.image.HashedPicture;
import io.editrisk.image.RandomResizedCrop;
import io.editrisk.image.RgbImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeededCropsTest {

    private static final RgbImage PICTURE = HashedPicture.of(80, 60);

    private final SeededCrops crops = new SeededCrops(7, RandomResizedCrop.paint(32));

    @Test
    void aPicturesCropDependsOnNeitherOrderNorThread() {
        List<RgbImage> inOrder = IntStream.range(0, 40).mapToObj(this::crop).toList();

        List<RgbImage> sideBySide =
                IntStream.range(0, 40).parallel().mapToObj(this::crop).toList();

        assertThat(sideBySide).isEqualTo(inOrder);
    }

    @Test
    void everySeedEpochAndPictureHasItsOwn() {
        RgbImage one = crops.apply("a", 1, PICTURE);

        assertThat(crops.apply("a", 2, PICTURE)).isNotEqualTo(one);
        assertThat(crops.apply("b", 1, PICTURE)).isNotEqualTo(one);
        assertThat(new SeededCrops(8, crops.crop()).apply("a", 1, PICTURE)).isNotEqualTo(one);
    }

    private RgbImage crop(int i) {
        return crops.apply("picture " + i / 4, i % 4, PICTURE);
    }
}
