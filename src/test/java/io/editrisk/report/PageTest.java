package io.editrisk.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.editrisk.report.HeadlessBrowser.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Looks at the page in a real browser, headless. */
class PageTest {

    @TempDir
    private static Path folder;

    private static Optional<HeadlessBrowser> browser = Optional.empty();
    private static Path page = Path.of("");

    @BeforeAll
    static void open() throws IOException {
        browser = Optional.of(HeadlessBrowser.open("the report's page"));
        page = folder.resolve("index.html");
        Files.write(
                page, Report.of(SmallRun.gated(0.02, 0.05).results()).files().get("index.html"));
    }

    @AfterAll
    static void close() {
        browser.ifPresent(HeadlessBrowser::close);
    }

    private static Look look(Browser.NewPageOptions options) {
        return browser.orElseThrow().look(page, options);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void thePageRendersWithoutAComplaintAndAsksForNothing(ColorScheme scheme) {
        try (Look look = look(new Browser.NewPageOptions().setColorScheme(scheme))) {
            look.assertQuiet();
            assertThat(look.page().title()).isEqualTo("small: Passed");
            List<ElementHandle> plots = look.page().querySelectorAll(".chart svg");
            assertThat(plots).hasSize(4 + 2);
            for (ElementHandle plot : plots) {
                assertThat(plot.querySelectorAll("path").size()).isGreaterThan(4);
            }
            look.assertGround(scheme);
        }
    }

    @Test
    void theVerdictComesFirstThenTheEdits() {
        try (Look look = look(new Browser.NewPageOptions())) {
            assertThat(look.page().textContent("main section:nth-of-type(1)"))
                    .contains("Passed", "one-layer-interpolation@features.18 at α = 0.5", "at most 2.0 points");
            assertThat(look.page().textContent("main section:nth-of-type(2)"))
                    .contains("before editing", "kept", "broken", "original accuracy, original OOD penalty");
        }
    }

    @Test
    void onAPhoneNothingIsWiderThanTheScreen() {
        try (Look look = look(new Browser.NewPageOptions().setViewportSize(360, 740))) {
            look.assertNotWiderThan(360);
            assertThat(look.page()
                            .evaluate("[...document.querySelectorAll('.chart svg')]"
                                    + ".every(plot => plot.getBoundingClientRect().right <= 360)"))
                    .isEqualTo(true);
        }
    }

    @Test
    void pressingANameHidesItsLine() {
        try (Look look = look(new Browser.NewPageOptions())) {
            int before =
                    look.page().querySelectorAll("[data-sweep=editing] path").size();
            look.page().click("#legend button");
            assertThat(look.page().getAttribute("#legend button", "aria-pressed"))
                    .isEqualTo("false");
            assertThat(look.page().querySelectorAll("[data-sweep=editing] path").size())
                    .isLessThan(before);
        }
    }

    @Test
    void everythingCanBeReadWithoutScripts() {
        try (var context = browser.orElseThrow()
                        .browser()
                        .newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
                Page plain = context.newPage()) {
            plain.navigate(page.toUri().toString());
            assertThat(plain.textContent("body")).contains("Passed", "original+fog-3", "sha256 " + "d".repeat(64));
        }
    }
}
