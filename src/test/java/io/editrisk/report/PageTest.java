package io.editrisk.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.editrisk.report.HeadlessBrowser.Kind;
import io.editrisk.report.HeadlessBrowser.Look;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Looks at the page in real browsers, headless, and uses it as a reader does. */
class PageTest {

    /** Trade-off, two penalties, by severity, a heat map of two, four along α, two shifted, two kinds along α, two by severity. */
    private static final int PLOTS = 1 + 2 + 1 + 2 + 4 + 2 + 2 + 2;

    @TempDir
    private static Path folder;

    private static final Map<Kind, HeadlessBrowser> BROWSERS = new EnumMap<>(Kind.class);
    private static Path page = Path.of("");

    @BeforeAll
    static void write() throws IOException {
        page = folder.resolve("index.html");
        Files.write(
                page, Report.of(SmallRun.gated(0.02, 0.05).results()).files().get("index.html"));
    }

    @AfterAll
    static void close() {
        BROWSERS.values().forEach(HeadlessBrowser::close);
    }

    private static Look look(Kind kind, Browser.NewPageOptions options) {
        return BROWSERS.computeIfAbsent(kind, absent -> HeadlessBrowser.open(absent, "the report's page"))
                .look(page, options);
    }

    /** Plots are drawn when they come into sight. */
    private static void walkThrough(Page page) {
        Locator charts = page.locator(".chart");
        for (int i = 0; i < charts.count(); i++) {
            charts.nth(i).scrollIntoViewIfNeeded();
            charts.nth(i).locator("svg").waitFor();
        }
    }

    private static void assertPlotsAreDrawn(Page page) {
        walkThrough(page);
        List<ElementHandle> plots = page.querySelectorAll(".chart svg");
        assertThat(plots).hasSize(PLOTS);
        for (ElementHandle plot : plots) {
            assertThat(plot.querySelectorAll("path").size()).isGreaterThan(1);
        }
    }

    @Test
    void thePageRendersInTheDarkWithoutAComplaintAndAsksForNothing() {
        try (Look look = look(Kind.CHROMIUM, new Browser.NewPageOptions().setColorScheme(ColorScheme.DARK))) {
            assertThat(look.page().title()).isEqualTo("small: Passed");
            assertThat(look.page().textContent("main section:nth-of-type(1)"))
                    .contains(
                            "Passed",
                            "one-layer-interpolation@features.18 at α = 0.5",
                            "at most 2.0 points",
                            "more than the gate allows: measure more images to be sure");
            assertPlotsAreDrawn(look.page());
            look.assertGround(ColorScheme.DARK);
            look.assertQuiet();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void itCanBeFilteredSortedSearchedAndPointedAt(Kind kind) {
        try (Look look = look(kind, new Browser.NewPageOptions())) {
            Page page = look.page();
            assertPlotsAreDrawn(page);
            assertThat(page.textContent("table.edits"))
                    .contains("before editing", "kept", "broken", "original accuracy, original OOD penalty");
            List<String> names = edits(page);
            assertThat(names).hasSize(3).doesNotHaveDuplicates();

            List<Double> clicks = new ArrayList<>();
            clicks.add(look.click("th[data-sort='0'] button"));
            assertThat(page.getAttribute("th[data-sort='0']", "aria-sort")).isEqualTo("descending");
            assertThat(edits(page).get(2))
                    .as("what was not measured comes last")
                    .isEqualTo("full-fine-tuning");
            List<String> falling = edits(page);
            clicks.add(look.click("th[data-sort='0'] button"));
            assertThat(edits(page)).containsExactly(falling.get(1), falling.get(0), "full-fine-tuning");

            page.fill("#find", "interpolation kept");
            assertThat(page.locator("tbody[data-edit]:visible").count()).isEqualTo(1);
            assertThat(page.textContent("#found")).isEqualTo("1 of 3 edits");
            page.fill("#find", "");

            page.locator("[data-figure=trade-off] svg").waitFor();
            int before = page.querySelectorAll("[data-figure=trade-off] path").size();
            List<ElementHandle> methods = page.querySelectorAll("[data-filter=method]");
            methods.forEach(ElementHandle::click);
            assertThat(methods)
                    .allMatch(button -> button.getAttribute("aria-pressed").equals("false"));
            assertThat(page.querySelectorAll("[data-figure=trade-off] path").size())
                    .as("the line that both methods name is gone")
                    .isLessThan(before);
            methods.forEach(ElementHandle::click);

            page.hover("#penalties .term[data-term=original-penalty]");
            assertThat(page.textContent("#tip")).contains("more fragile");
            assertThat(page.isVisible("#tip")).isTrue();
            page.keyboard().press("Escape");
            assertThat(page.isVisible("#tip")).isFalse();

            Locator chart = page.locator("[data-figure=along-alpha] .chart").first();
            chart.scrollIntoViewIfNeeded();
            chart.hover();
            chart.getByText("α = 0.5").first().waitFor();
            assertThat(page.textContent("[data-figure=along-alpha] .chart")).contains("75.0", "3 of 4");

            assertThat(page.textContent("#changed-view")).startsWith("Of 10 images 0 were wrong before");
            page.selectOption("#changed-set", "editing");
            assertThat(page.textContent("#changed-view"))
                    .contains("Of 4 images 2 were", "wrong before, right after: all 2");

            clicks.add(look.click("tbody[data-edit] button.name"));
            assertThat(page.locator("tbody.pointed").count())
                    .as("one line, two names")
                    .isEqualTo(2);
            Locator figure = page.locator("[data-figure=trade-off]");
            clicks.add(look.click("[data-figure=trade-off] summary"));
            figure.locator("tbody tr").first().waitFor();
            assertThat(figure.locator("tbody tr").count())
                    .as("every mark is a row")
                    .isEqualTo(1 + 3);
            assertThat(figure.locator("tbody").textContent()).contains("α = 0.5", "75.0% (3 of 4;");
            look.assertQuiet();
            System.out.printf(
                    Locale.ROOT,
                    "page | %s drew the answers to clicks after %.0f ms at most%n",
                    kind,
                    Collections.max(clicks));
        }
    }

    private static List<String> edits(Page page) {
        return page.locator("tbody[data-edit]").all().stream()
                .map(body -> body.getAttribute("data-edit"))
                .toList();
    }

    @Test
    void axeFindsNothingAndOnPaperEveryPlotIsDrawn() {
        try (Look look = look(Kind.CHROMIUM, new Browser.NewPageOptions().setColorScheme(ColorScheme.LIGHT))) {
            look.page().locator("details").all().forEach(one -> one.evaluate("details => details.open = true"));
            List<Rule> violations = new AxeBuilder(look.page()).analyze().getViolations();
            assertThat(violations)
                    .extracting(rule -> rule.getId() + ": "
                            + rule.getNodes().stream()
                                    .map(node -> node.getHtml())
                                    .limit(3)
                                    .toList())
                    .isEmpty();
            byte[] pdf = look.page().pdf();
            assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
            assertThat(look.page().querySelectorAll(".chart svg")).hasSize(PLOTS);
            look.assertQuiet();
        }
    }

    @Test
    void onAPhoneNothingIsWiderThanTheScreen() {
        try (Look look = look(Kind.CHROMIUM, new Browser.NewPageOptions().setViewportSize(360, 740))) {
            walkThrough(look.page());
            look.assertNotWiderThan(360);
            assertThat(look.page()
                            .evaluate("[...document.querySelectorAll('.chart svg')]"
                                    + ".every(plot => plot.getBoundingClientRect().right <= 360)"))
                    .isEqualTo(true);
        }
    }

    @Test
    void everythingCanBeReadWithoutScripts() {
        HeadlessBrowser browser =
                BROWSERS.computeIfAbsent(Kind.CHROMIUM, kind -> HeadlessBrowser.open(kind, "the report's page"));
        try (var context = browser.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
                Page plain = context.newPage()) {
            plain.navigate(page.toUri().toString());
            assertThat(plain.textContent("body"))
                    .contains(
                            "Passed", "original+fog-3", "sha256 " + "d".repeat(64), "each plot lies beside this page");
        }
    }
}
