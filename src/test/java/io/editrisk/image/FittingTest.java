package io.editrisk.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Against torchvision's transforms of Pillow's pictures: {@code src/test/reference/preprocessing.py}. */
class FittingTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/reference/preprocessing/fitted.csv", numLinesToSkip = 1)
    void everyFittingHasTorchvisionsPixels(ArgumentsAccessor row) {
        RgbImage picture = HashedPicture.of(row.getInteger(1), row.getInteger(2));
        Fitting fitting = fitting(row.get(0, Resampling.class), row.getInteger(3), row.getInteger(4));

        RgbImage fitted = fitting.fit(picture, row.getInteger(5));

        assertThat(HashedPicture.crc(fitted.pixels())).isEqualTo(row.getLong(6));
    }

    private static Fitting fitting(Resampling filter, int across, int down) {
        return across == 0 ? new Fitting.ShorterSide(down, filter) : new Fitting.Exact(across, down, filter);
    }

    @Test
    void aPictureThousandsOfTimesAsHighAsWideCostsNoMoreThanWhatIsSeen() {
        RgbImage thread = HashedPicture.of(1, 60_000);

        RgbImage fitted = new Fitting.ShorterSide(256, Resampling.BICUBIC).fit(thread, 224);

        assertThat(fitted.width()).isEqualTo(224);
        assertThat(fitted.height()).isEqualTo(224);
    }

    @Test
    void withoutResizingAnotherSizeIsRefused() {
        Fitting unresized = new Fitting.Unresized();

        assertThat(unresized.fit(HashedPicture.of(3, 3), 3)).isEqualTo(HashedPicture.of(3, 3));
        assertThatThrownBy(() -> unresized.fit(HashedPicture.of(3, 2), 3))
                .hasMessage("a picture of 3x2 pixels; this network takes 3x3");
    }
}
