package io.editrisk.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.image.RandomResizedCrop.Range;
import io.editrisk.image.RandomResizedCrop.Rectangle;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Against torchvision's: {@code src/test/reference/preprocessing.py}. */
class RandomResizedCropTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/reference/preprocessing/crops.csv", numLinesToSkip = 1)
    void theSameNumbersChooseTorchvisionsRectangle(ArgumentsAccessor row) {
        Range area = new Range(row.getDouble(1), row.getDouble(2));
        Range proportion = new Range(row.getDouble(3), row.getDouble(4));
        RandomResizedCrop crop = new RandomResizedCrop(224, area, proportion, Resampling.BILINEAR);
        AtomicInteger drawn = new AtomicInteger(row.getInteger(0));

        Rectangle chosen =
                crop.choose(row.getInteger(5), row.getInteger(6), () -> HashedPicture.uniform(drawn.incrementAndGet()));

        assertThat(chosen)
                .isEqualTo(new Rectangle(row.getInteger(7), row.getInteger(8), row.getInteger(9), row.getInteger(10)));
    }

    @Test
    void theRectangleIsCutOutBeforeItIsResized() {
        RgbImage picture = HashedPicture.of(50, 40);
        RandomResizedCrop crop = new RandomResizedCrop(30, new Range(0.3, 0.3), new Range(1, 1), Resampling.BICUBIC);
        Rectangle chosen = crop.choose(50, 40, () -> 0.25);

        RgbImage made = crop.apply(picture, () -> 0.25);

        RgbImage part = picture.cut(chosen.left(), chosen.top(), chosen.width(), chosen.height());
        assertThat(chosen).isEqualTo(new Rectangle(6, 4, 24, 24));
        assertThat(made).isEqualTo(Resampling.BICUBIC.resize(part, 30, 30));
    }

    @Test
    void rangesOfNothingAreRefused() {
        assertThatThrownBy(() -> new Range(0, 1)).hasMessage("0.0 to 1.0 is no range of positive numbers");
        assertThatThrownBy(() -> new Range(2, 1)).hasMessage("2.0 to 1.0 is no range of positive numbers");
    }
}
