package io.editrisk.report;

import com.microsoft.playwright.Browser;
import io.editrisk.report.HeadlessBrowser.Look;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a report's page takes to answer a click in Chromium, up to the next frame that is drawn: {@code
 * PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 ./mvnw -q -Pbenchmark test-compile exec:java -Dexec.args="Clicks -p
 * page=FOLDER/index.html"}. The click's way into the browser and back is part of it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1, time = 5)
@Fork(1)
public class ClicksBenchmark {

    @Param("")
    private String page;

    /** A column to sort by, a method and a layer to leave out, an edit to point at, a figure's table, the first details. */
    @Param({
        "th[data-sort='0'] button",
        "[data-filter=method]",
        "[data-filter=layer]",
        "tbody[data-edit] button.name",
        "[data-figure=trade-off] summary",
        "details > summary"
    })
    private String selector;

    private HeadlessBrowser browser;
    private Look look;

    /** Opens the page. */
    @Setup
    public void open() {
        browser = HeadlessBrowser.open("the page's clicks");
        look = browser.look(Path.of(page), new Browser.NewPageOptions().setViewportSize(1280, 900));
        look.page().querySelector(selector).scrollIntoViewIfNeeded();
        look.page().waitForTimeout(1000);
    }

    @Benchmark
    public double click() {
        return look.click(selector);
    }

    @TearDown
    public void close() {
        look.close();
        browser.close();
    }
}
