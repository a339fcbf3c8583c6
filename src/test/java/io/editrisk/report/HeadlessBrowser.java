package io.editrisk.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
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

/** The machine's Chromium without a window. */
public final class HeadlessBrowser implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;

    private HeadlessBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /**
     * Starts it; where there is none, the test is said not to have run.
     *
     * @param unseen what nobody looked at then
     */
    public static HeadlessBrowser open(String unseen) {
        Optional<Path> chromium = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(chromium.isPresent(), "NOT RUN: no chromium on the PATH, so nobody looked at " + unseen);
        Playwright playwright = Playwright.create();
        return new HeadlessBrowser(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium.get())
                                .setArgs(List.of("--no-sandbox"))));
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
