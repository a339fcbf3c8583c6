package io.editrisk.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.dataset.ImageIdentity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExposureTest {

    private static final List<ImageIdentity> IMAGES = List.of(
            ImageIdentity.named("imagenet/ILSVRC2012_val_00000001"),
            new ImageIdentity("imagenet/ILSVRC2012_val_00000002", Optional.of("aa")),
            new ImageIdentity("flickr/7", Optional.of("bb")),
            ImageIdentity.named("flickr/8"));

    @Test
    void anImageIsKnownByItsNameOrByItsPixelsUnderAnother() {
        List<ImageIdentity> trained = List.of(
                ImageIdentity.named("imagenet/ILSVRC2012_val_00000001"),
                new ImageIdentity("copied/1", Optional.of("bb")),
                ImageIdentity.named("elsewhere/1"));

        assertThat(Exposure.of("d", IMAGES, trained)).isEqualTo(new Exposure("d", 4, List.of(0, 2)));
    }

    @Test
    void noPixelsAreNotTheSamePixels() {
        assertThat(Exposure.of("d", IMAGES, List.of(ImageIdentity.named("x"))).edited())
                .isEmpty();
    }
}
