package io.editrisk.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Looks at the page in a real browser, headless. */
class PageTest {

    @TempDir
    private static Path folder;

    private static Optional<Playwright> playwright = Optional.empty();
    private static Optional<Browser> browser = Optional.empty();
    private static Path page = Path.of("");

    @BeforeAll
    static void open() throws IOException {
        Optional<Path> chromium = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(
                chromium.isPresent(), "NOT RUN: no chromium on the PATH, so nobody looked at the report's page");
        page = folder.resolve("index.html");
        Files.write(
                page, Report.of(SmallRun.gated(0.02, 0.05).results()).files().get("index.html"));
        playwright = Optional.of(Playwright.create());
        browser = Optional.of(playwright
                .get()
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setArgs(List.of("--no-sandbox"))));
    }

    @AfterAll
    static void close() {
        browser.ifPresent(Browser::close);
        playwright.ifPresent(Playwright::close);
    }

    /** What a look at the page brought up. */
    private record Look(Page page, List<String> complaints, List<String> requests) implements AutoCloseable {
        static Look at(Path file, Browser.NewPageOptions options) {
            Page page = browser.orElseThrow().newPage(options);
            List<String> complaints = new ArrayList<>();
            List<String> requests = new ArrayList<>();
            page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
            page.onPageError(complaints::add);
            page.onRequest(request -> requests.add(request.url()));
            page.navigate(file.toUri().toString());
            return new Look(page, complaints, requests);
        }

        @Override
        public void close() {
            page.close();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void thePageRendersWithoutAComplaintAndAsksForNothing(ColorScheme scheme) {
        try (Look look = Look.at(page, new Browser.NewPageOptions().setColorScheme(scheme))) {
            assertThat(look.complaints()).isEmpty();
            assertThat(look.requests()).allMatch(url -> url.equals(page.toUri().toString()) || url.startsWith("data:"));
            assertThat(look.page().title()).isEqualTo("small: Passed");
            List<ElementHandle> plots = look.page().querySelectorAll(".chart svg");
            assertThat(plots).hasSize(4 + 2);
            for (ElementHandle plot : plots) {
                assertThat(plot.querySelectorAll("path").size()).isGreaterThan(4);
            }
            String ground = (String) look.page().evaluate("getComputedStyle(document.body).backgroundColor");
            assertThat(ground).isEqualTo(scheme == ColorScheme.LIGHT ? "rgb(255, 255, 255)" : "rgb(20, 23, 28)");
        }
    }

    @Test
    void theVerdictComesFirstThenTheEdits() {
        try (Look look = Look.at(page, new Browser.NewPageOptions())) {
            assertThat(look.page().textContent("main section:nth-of-type(1)"))
                    .contains("Passed", "one-layer-interpolation@features.18 at α = 0.5", "at most 2.0 points");
            assertThat(look.page().textContent("main section:nth-of-type(2)"))
                    .contains("before editing", "kept", "broken: original accuracy, original OOD penalty");
        }
    }

    @Test
    void onAPhoneNothingIsWiderThanTheScreen() {
        try (Look look = Look.at(page, new Browser.NewPageOptions().setViewportSize(360, 740))) {
            assertThat(look.page().evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(360);
            assertThat(look.page()
                            .evaluate("[...document.querySelectorAll('.chart svg')]"
                                    + ".every(plot => plot.getBoundingClientRect().right <= 360)"))
                    .isEqualTo(true);
        }
    }

    @Test
    void pressingANameHidesItsLine() {
        try (Look look = Look.at(page, new Browser.NewPageOptions())) {
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
        try (var context =
                        browser.orElseThrow().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
                Page plain = context.newPage()) {
            plain.navigate(page.toUri().toString());
            assertThat(plain.textContent("body")).contains("Passed", "original+fog-3", "sha256 " + "d".repeat(64));
        }
    }
}
