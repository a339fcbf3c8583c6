package io.editrisk.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Against Pillow: {@code src/test/reference/preprocessing.py}. */
class ResamplingTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/reference/preprocessing/resized.csv", numLinesToSkip = 1)
    void everyResizeHasPillowsPixels(ArgumentsAccessor row) {
        Resampling filter = row.get(0, Resampling.class);
        RgbImage picture = HashedPicture.of(row.getInteger(1), row.getInteger(2));
        Part part = new Part(row.getFloat(3), row.getFloat(4), row.getFloat(5), row.getFloat(6));

        RgbImage resized = filter.resize(picture, part, row.getInteger(7), row.getInteger(8));

        assertThat(HashedPicture.crc(resized.pixels())).isEqualTo(row.getLong(9));
    }

    @ParameterizedTest
    @EnumSource
    void ofAPartOfTheResultOnlyThatPartIsMade(Resampling filter) {
        RgbImage picture = HashedPicture.of(61, 47);
        RgbImage whole = filter.resize(picture, 40, 90);

        RgbImage some = filter.resize(
                Pixels.of(picture),
                Side.of(61, 40).only(30, 10),
                Side.of(47, 90).only(3, 70));

        assertThat(some).isEqualTo(whole.cut(30, 3, 10, 70));
    }

    @ParameterizedTest
    @EnumSource
    void aPictureOfTheSizeAskedForStaysAsItIs(Resampling filter) {
        RgbImage picture = HashedPicture.of(9, 4);

        assertThat(filter.resize(picture, 9, 4)).isEqualTo(picture);
    }

    @Test
    void aPartThatIsNotInThePictureIsRefused() {
        RgbImage picture = HashedPicture.of(9, 4);

        assertThatThrownBy(() -> Resampling.BOX.resize(picture, new Part(0, 0, 9.5f, 4), 3, 3))
                .hasMessage("0.0 to 9.5 is not within 9 pixels");
        assertThatThrownBy(() -> new Part(3, 0, 3, 4)).hasMessage("from 3.0,0.0 to 3.0,4.0 is no part of a picture");
        assertThatThrownBy(() -> Resampling.BOX.resize(picture, 0, 3)).hasMessage("0 pixels from 0 are not within 0");
    }
}
