package io.editrisk.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which store a command works on: the embedded one in a folder, or a bucket. */
final class StoreOptions {

    private static final String S3 = "s3://";

    @Option(
            names = "--store",
            paramLabel = "DIR|s3://BUCKET",
            defaultValue = ".editrisk",
            description = "The embedded store's folder, or a bucket (default: ${DEFAULT-VALUE}).")
    private String store = "";

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description =
                    "Where the bucket's S3 server is; left out, it is AWS. Credentials come from the environment.")
    private Optional<URI> endpoint = Optional.empty();

    boolean embedded() {
        return !store.startsWith(S3);
    }

    /** Where reports are copied to unless the user says otherwise. */
    Path reports() {
        return Path.of(embedded() ? store : ".editrisk").resolve("reports");
    }

    /** @param working whether this process takes work from the queues */
    Map<String, String> settings(boolean working) {
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.http.host-enabled", "false");
        settings.put("mp.messaging.incoming.doorbells.enabled", Boolean.toString(working));
        if (embedded()) {
            settings.put(
                    "editrisk.local.directory", Path.of(store).toAbsolutePath().toString());
        } else {
            settings.put("editrisk.store.bucket", store.substring(S3.length()).replaceAll("/+$", ""));
            endpoint.ifPresent(url -> settings.put("editrisk.store.endpoint", url.toString()));
        }
        return settings;
    }
}
