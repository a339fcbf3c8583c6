package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {

    @TempDir
    private Path folder;

    @Test
    void eachDesktopHasItsCommand() {
        assertThat(Browser.of("Linux").command()).containsExactly("xdg-open");
        assertThat(Browser.of("Mac OS X").command()).containsExactly("open");
        assertThat(Browser.of("Windows 11").command()).containsExactly("rundll32", "url.dll,FileProtocolHandler");
    }

    @Test
    void theFileIsTheCommandsLastArgument() throws Exception {
        Path file = Files.writeString(folder.resolve("a page.html"), "page");
        Path copy = folder.resolve("copy");

        assertThat(new Browser(List.of("sh", "-c", "cat \"$1\" > '" + copy + "'", "sh")).open(file))
                .isEmpty();

        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while ((!Files.exists(copy) || Files.size(copy) == 0) && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertThat(copy).hasContent("page");
    }

    @Test
    void whereThereIsNoDesktopThatIsSaid() {
        assertThat(new Browser(List.of("no-such-command")).open(folder))
                .hasValueSatisfying(line -> assertThat(line).startsWith("the page cannot be opened: "));
    }
}
