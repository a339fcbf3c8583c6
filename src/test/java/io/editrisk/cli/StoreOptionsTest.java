package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class StoreOptionsTest {

    @Mixin
    private StoreOptions options = new StoreOptions();

    private StoreChoice choice(String... args) {
        new CommandLine(this).parseArgs(args);
        return options.choice();
    }

    @Test
    void theStoreIsAFolderHereUnlessSaidOtherwise() {
        assertThat(choice())
                .isEqualTo(new StoreChoice.Embedded(Path.of(".editrisk").toAbsolutePath()));
        assertThat(choice("--store", "../else where"))
                .isEqualTo(new StoreChoice.Embedded(
                        Path.of("../else where").toAbsolutePath().normalize()));
    }

    @Test
    void aBucketMayBeServedAnywhere() {
        assertThat(choice("--store", "s3://my-bucket"))
                .isEqualTo(new StoreChoice.Bucket("my-bucket", "", Optional.empty()));
        assertThat(choice("--store", "s3://my-bucket/", "--endpoint", "http://127.0.0.1:9000"))
                .isEqualTo(new StoreChoice.Bucket("my-bucket", "", Optional.of(URI.create("http://127.0.0.1:9000"))));
    }

    @Test
    void aPartOfABucketMayBeADeployments() {
        assertThat(choice("--store", "s3://my-bucket/team-a/vision"))
                .isEqualTo(new StoreChoice.Bucket("my-bucket", "team-a/vision", Optional.empty()));
    }

    @Test
    void whatIsNeitherIsAMistake() {
        assertMistake(
                "--store is 'gs://x'; allowed are a folder, s3://BUCKET and s3://BUCKET/PREFIX", "--store", "gs://x");
        assertMistake(
                "--store is 's3://b/key'; allowed are a folder, s3://BUCKET and s3://BUCKET/PREFIX",
                "--store",
                "s3://b/key");
        assertMistake("--endpoint goes with --store s3://BUCKET", "--endpoint", "http://127.0.0.1");
        assertMistake(
                "--endpoint is 'localhost:9000'; allowed is http:// or https:// with a host",
                "--store",
                "s3://my-bucket",
                "--endpoint",
                "localhost:9000");
    }

    private void assertMistake(String message, String... args) {
        assertThatThrownBy(() -> choice(args))
                .isInstanceOf(ParameterException.class)
                .hasMessage(message);
    }
}
