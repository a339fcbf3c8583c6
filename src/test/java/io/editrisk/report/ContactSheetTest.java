package io.editrisk.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.dataset.Dataset;
import io.editrisk.dataset.Datasets;
import io.editrisk.dataset.FewGarments;
import io.editrisk.dataset.ShardCache;
import io.editrisk.image.ImageCodec;
import io.editrisk.store.FolderStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactSheetTest {

    private static Dataset example(String key) {
        return new Datasets(new ImageCodec(), new ShardCache(1 << 24))
                .open(new FolderStore(Path.of("examples/datasets")), key);
    }

    @ParameterizedTest
    @CsvSource({"garments, 10", "garments-on-snow/train, 20"})
    void eachClassIsShownWithSomeOfItsPictures(String key, int picturesAClass) {
        String html = new String(new ContactSheet(example(key)).html(), StandardCharsets.UTF_8);

        assertThat(html.split("<h2>", -1)).hasSize(1 + 10);
        assertThat(html.split("<img src=\"data:image/jpeg;base64,", -1)).hasSize(1 + 10 * picturesAClass);
        assertThat(html).contains("<h2>ankle-boot <small>label 9, ");
    }

    @Test
    void ofAPairItsMaskIsShownToo(@TempDir Path folder) {
        FewGarments.writeMasked(folder);
        Dataset masked = new Datasets(new ImageCodec(), new ShardCache(1 << 24))
                .open(new FolderStore(folder), FewGarments.MASKED);

        String html = new String(new ContactSheet(masked).html(), StandardCharsets.UTF_8);

        assertThat(html).contains("24 pairs with masks", "0009, mask");
        assertThat(html.split("<img src=\"data:image/jpeg;base64,", -1)).hasSize(1 + 3 * 24);
    }

    @Test
    void thePageLoadsNothing() {
        String html = new String(new ContactSheet(example("garments-on-snow/val")).html(), StandardCharsets.UTF_8);

        assertThat(html).contains("default-src 'none'").doesNotContain("http://", "https://", "<script");
    }
}
