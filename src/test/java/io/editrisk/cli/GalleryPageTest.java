package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.editrisk.report.HeadlessBrowser;
import io.editrisk.report.HeadlessBrowser.Look;
import io.editrisk.shift.Corruption;
import io.editrisk.shift.Corruptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at the page of {@code corrupt --gallery} in a real browser, headless. */
class GalleryPageTest {

    @TempDir
    private static Path folder;

    private static Optional<HeadlessBrowser> browser = Optional.empty();
    private static Path page = Path.of("");

    @BeforeAll
    static void open() {
        browser = Optional.of(HeadlessBrowser.open("the gallery of corruptions"));
        page = folder.resolve("gallery.html");
        Typed.of("corrupt", "--gallery", page.toString(), "src/test/resources/reference/frames/source.jpg")
                .assertDone();
    }

    @AfterAll
    static void close() {
        browser.ifPresent(HeadlessBrowser::close);
    }

    private static Look look(Browser.NewPageOptions options) {
        return browser.orElseThrow().look(page, options);
    }

    private static Look atPhone() {
        return look(new Browser.NewPageOptions().setViewportSize(360, 740));
    }

    private static double width(Page page, String element) {
        return page.querySelector(element).boundingBox().width;
    }

    @Test
    void everyPictureIsThereAndNothingIsAskedFor() {
        try (Look look = look(new Browser.NewPageOptions().setColorScheme(ColorScheme.DARK))) {
            look.assertQuiet();
            look.assertGround(ColorScheme.DARK);
            assertThat(look.page().title()).isEqualTo("source.jpg, corrupted");
            assertThat(look.page()
                            .evaluate("[...document.images].filter(image => image.complete"
                                    + " && image.naturalWidth === 330 && image.naturalHeight === 270).length"))
                    .isEqualTo(1 + 19 * 5);
        }
    }

    @Test
    void theOriginalComesFirstThenEachKindMildToSevereWithItsSummary() {
        try (Look look = look(new Browser.NewPageOptions())) {
            assertThat(look.page().evaluate("[...document.images].map(image => image.alt)"))
                    .isEqualTo(Stream.concat(
                                    Stream.of("the original"),
                                    Corruptions.names().stream()
                                            .flatMap(kind -> IntStream.rangeClosed(1, 5)
                                                    .mapToObj(severity -> kind + ", severity " + severity)))
                            .toList());
            for (Corruption corruption : Corruptions.all()) {
                assertThat(look.page().textContent("#" + corruption.name() + " h3"))
                        .isEqualTo(corruption.name() + " " + corruption.summary());
            }
            // the extra kinds are told apart
            assertThat(look.page().evaluate("[...document.querySelectorAll('h2')].map(h => h.firstChild.data.trim())"))
                    .isEqualTo(List.of("Noise", "Blur", "Weather", "Digital", "Extra"));
            assertThat(look.page().evaluate("[...document.querySelectorAll('.extra .kind')].map(kind => kind.id)"))
                    .isEqualTo(List.of("speckle_noise", "gaussian_blur", "spatter", "saturate"));
        }
    }

    @Test
    void onAPhoneNothingIsWiderThanTheScreenAndTwoPicturesLieSideBySide() {
        try (Look look = atPhone()) {
            look.assertNotWiderThan(360);
            assertThat(width(look.page(), "#fog-3 img")).isBetween(140.0, 170.0);
        }
    }

    @Test
    void theKeyboardEnlargesAPictureAndMakesItSmallAgain() {
        try (Look look = atPhone()) {
            Page page = look.page();
            double small = width(page, "#fog-3 img");

            page.focus("#fog-3 > a");
            page.keyboard().press("Enter");
            assertThat(width(page, "#fog-3 img")).isGreaterThan(2 * small);
            look.assertNotWiderThan(360);

            // a link within the page leads before what it names: the picture comes first
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("smaller");
            page.keyboard().press("Enter");
            assertThat(width(page, "#fog-3 img")).isEqualTo(small);
            look.assertQuiet();
        }
    }

    @Test
    void onPaperFivePicturesLieInARowWithoutLinksToPress() {
        try (Look look = look(new Browser.NewPageOptions().setViewportSize(600, 900))) {
            look.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            assertThat(look.page().isVisible("nav")).isFalse();
            assertThat(look.page().querySelector("#fog-1").boundingBox().y)
                    .isEqualTo(look.page().querySelector("#fog-5").boundingBox().y);
        }
    }
}
