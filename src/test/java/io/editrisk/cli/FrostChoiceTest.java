package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code --frost} of the commands that start functions. */
class FrostChoiceTest {

    private static final String SETTING = "editrisk.frost.textures";
    private static final String TEXTURES = "src/test/resources/reference/corruptions/frost";

    private static FrostChoice choice(String... words) {
        return CommandLine.populateCommand(new FrostChoice(), words);
    }

    @AfterEach
    void forget() {
        System.clearProperty(SETTING);
    }

    @Test
    void theFolderIsASettingWhereverTheFunctionsLook() {
        assertThat(choice("--frost", TEXTURES).and(Map.of("a", "b")))
                .containsOnly(
                        Map.entry("a", "b"),
                        Map.entry(SETTING, Path.of(TEXTURES).toAbsolutePath().toString()));
        assertThat(choice().and(Map.of("a", "b"))).containsOnlyKeys("a");
        assertThat(choice("--frost", TEXTURES).textures().origin()).matches("sha256:[0-9a-f]{64}");
        assertThat(choice().textures().origin()).isEqualTo("generated");
    }

    @Test
    void aFolderThatIsNotTheirsIsSaidBeforeAnythingStarts() {
        assertThatThrownBy(() -> choice("--frost", "no/where").and(Map.of()))
                .isInstanceOf(WrongInputException.class)
                .hasMessageStartingWith(
                        "--frost: " + Path.of("no/where/frost1.png") + " is not there; textures of frost");
        System.setProperty(SETTING, "else/where");
        assertThatThrownBy(() -> choice().and(Map.of()))
                .isInstanceOf(WrongInputException.class)
                .hasMessageStartingWith("EDITRISK_FROST_TEXTURES: " + Path.of("else/where/frost1.png") + " is not");
        assertThat(choice("--frost", TEXTURES).and(Map.of())).containsKey(SETTING);
    }
}
