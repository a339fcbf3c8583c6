package io.editrisk.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** One of the machine's browsers without a window. */
public final class HeadlessBrowser implements AutoCloseable {

    /** A kind of browser, by the names that its program has. */
    public enum Kind {
        CHROMIUM("chromium", "chromium-browser", "google-chrome"),
        FIREFOX("firefox-esr", "firefox");

        private final List<String> programs;

        Kind(String... programs) {
            this.programs = List.of(programs);
        }

        private Optional<Path> program() {
            return programs.stream()
                    .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                            .map(folder -> Path.of(folder, name)))
                    .filter(Files::isExecutable)
                    .findFirst();
        }

        private Browser launch(Playwright playwright, Path program) {
            LaunchOptions options = new LaunchOptions().setExecutablePath(program);
            return this == CHROMIUM
                    ? playwright.chromium().launch(options.setArgs(List.of("--no-sandbox", "--disable-gpu")))
                    : playwright.firefox().launch(options.setChannel("moz-firefox"));
        }
    }

    /** Until the frame that shows the answer is drawn; the milliseconds that took. */
    private static final String CLICK_UNTIL_DRAWN = """
            selector => new Promise(drawn => {
              const start = performance.now();
              document.querySelector(selector).click();
              requestAnimationFrame(() => {
                const after = new MessageChannel();
                after.port1.onmessage = () => drawn(performance.now() - start);
                after.port2.postMessage(0);
              });
            })""";

    private final Playwright playwright;
    private final Browser browser;

    private HeadlessBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /**
     * Starts Chromium; where there is none, the test is said not to have run.
     *
     * @param unseen what nobody looked at then
     */
    public static HeadlessBrowser open(String unseen) {
        return open(Kind.CHROMIUM, unseen);
    }

    /** The same with another browser. */
    public static HeadlessBrowser open(Kind kind, String unseen) {
        Optional<Path> program = kind.program();
        Assumptions.assumeTrue(
                program.isPresent(),
                "NOT RUN: no " + kind.programs.get(0) + " on the PATH, so nobody looked at " + unseen + " with it");
        Playwright playwright = Playwright.create();
        return new HeadlessBrowser(playwright, kind.launch(playwright, program.get()));
    }

    public Browser browser() {
        return browser;
    }

    /** Opens a file. */
    public Look look(Path file, Browser.NewPageOptions options) {
        Page page = browser.newPage(options);
        Look look = new Look(page, file, new ArrayList<>(), new ArrayList<>());
        page.onConsoleMessage(message -> look.complaints.add(message.type() + ": " + message.text()));
        page.onPageError(look.complaints::add);
        page.onRequest(request -> look.requests.add(request.url()));
        page.navigate(file.toUri().toString());
        return look;
    }

    /** What a look at a page brought up. */
    public record Look(Page page, Path file, List<String> complaints, List<String> requests) implements AutoCloseable {

        /** Nothing on the console, and nothing asked for but the file and what it holds itself. */
        public void assertQuiet() {
            assertThat(complaints).isEmpty();
            assertThat(requests).allMatch(url -> url.equals(file.toUri().toString()) || url.startsWith("data:"));
        }

        public void assertGround(ColorScheme scheme) {
            assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo(scheme == ColorScheme.LIGHT ? "rgb(255, 255, 255)" : "rgb(20, 23, 28)");
        }

        /** Nothing needs scrolling to the side. */
        public void assertNotWiderThan(int pixels) {
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(pixels);
        }

        /** Clicks the first such element; how many milliseconds later the answer was drawn. */
        public double click(String selector) {
            return ((Number) page.evaluate(CLICK_UNTIL_DRAWN, selector)).doubleValue();
        }

        @Override
        public void close() {
            page.close();
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
