package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of an application that does not start. */
class StartFaultTest {

    @ConfigMapping(prefix = "editrisk.training")
    interface Settings {
        long featureBytes();

        Duration every();

        String name();
    }

    @Test
    void everySettingThatCannotBeReadIsALine() {
        Throwable refused =
                refused(Map.of("editrisk.training.feature-bytes", "a\nlot", "editrisk.training.every", "5z"));

        StartFault fault = new StartFault(new IllegalStateException("Failed to start quarkus", refused));

        assertThat(fault.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(fault.lines())
                .hasSize(3)
                .contains("setting editrisk.training.feature-bytes (EDITRISK_TRAINING_FEATURE_BYTES) is 'a lot':"
                        + " Expected a long value, got \"a lot\"")
                .anyMatch(
                        line -> line.startsWith("setting editrisk.training.every (EDITRISK_TRAINING_EVERY) is '5z': "))
                .anyMatch(line -> line.startsWith("setting: ") && line.contains("editrisk.training.name"))
                .noneMatch(line -> line.contains("SRCFG") || line.contains("\n"));
    }

    private static Throwable refused(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withMapping(Settings.class);
        return catchThrowable(builder::build);
    }

    @Test
    void anythingElseIsTheInnermostCauseAndNotTheInputsFault() {
        StartFault fault = new StartFault(
                new IllegalStateException("Failed to start quarkus", new IllegalStateException("Address\n  in use")));

        assertThat(fault.status()).isEqualTo(ExitStatus.NOT_FINISHED);
        assertThat(fault.lines()).containsExactly("did not start: Address in use");
    }
}
