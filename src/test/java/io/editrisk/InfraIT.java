package io.editrisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.adapter.local.LocalStack;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the image would start, started from its layout as a plain folder: read-only, and by a user who owns nothing there. */
@EnabledOnOs(OS.LINUX)
class InfraIT {

    private static final Pattern ADDRESS = Pattern.compile("functions: http://0\\.0\\.0\\.0:(\\d+)/");
    private static final String NOBODY = "10001";

    @Test
    void theImagesLayoutAnswersReadOnlyAndUnprivileged(@TempDir Path folder) throws Exception {
        Path image = folder.resolve("image");
        Path app = image.resolve("opt/editrisk");
        finished(List.of("infra/layout.sh", image.toString()), Map.of());
        finished(List.of("infra/unpack.sh", app.toString()), Map.of("JAVA", java()));
        Path cache = Files.createDirectory(folder.resolve("cache"));
        finished(List.of("chmod", "-R", "a-w", image.toString()), Map.of());
        finished(List.of("chmod", "a+rx", folder.toString()), Map.of());
        finished(List.of("chmod", "a+rwx", cache.toString()), Map.of());
        try {
            answers(app, cache, folder);
            computes(app, cache, folder);
            assertThat(app.resolve("classes.jsa")).isNotEmptyFile();
            assertThat(cache.resolve("djl")).doesNotExist();
            assertThat(cache.resolve("javacpp")).doesNotExist();
        } finally {
            finished(List.of("chmod", "-R", "u+w", folder.toString()), Map.of());
        }
    }

    /** A wrong experiment over HTTP, as Knative's broker or a store would bring it; the answer lies in the bucket. */
    private static void answers(Path app, Path cache, Path folder) throws Exception {
        try (LocalStack stack = LocalStack.start(folder.resolve("store"), "editrisk")) {
            Map<String, String> environment = Map.of(
                    "JAVA", java(),
                    "EDITRISK_JAVA_OPTS", "-XX:TieredStopAtLevel=1",
                    "EDITRISK_CACHE_DIRECTORY", cache.toString(),
                    "EDITRISK_STORE_ENDPOINT", stack.storeEndpoint().toString(),
                    "EDITRISK_STORE_ACCESS_KEY", stack.accessKey(),
                    "EDITRISK_STORE_SECRET_KEY", stack.secretKey(),
                    "QUARKUS_HTTP_HOST", "0.0.0.0",
                    "EDITRISK_HTTP_UNSIGNED", "true");
            Process worker = started(unprivileged(app, "work", "--functions", "none", "--port", "0"), environment);
            try {
                URI address = address(worker);
                HttpResponse<String> answer = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(address.resolve("/plan?name=wrong"))
                                        .header("content-type", "application/yaml")
                                        .POST(BodyPublishers.ofString("name: [\n"))
                                        .build(),
                                BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
                assertThat(stack.stores().home().exists("rejected/wrong.json")).isTrue();
            } finally {
                worker.destroy();
                worker.waitFor();
            }
        }
    }

    private static URI address(Process worker) throws IOException {
        BufferedReader lines = worker.inputReader();
        List<String> said = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            Matcher address = ADDRESS.matcher(line);
            if (address.matches()) {
                return URI.create("http://127.0.0.1:" + address.group(1) + "/");
            }
        }
        throw new AssertionError("it ended: " + said);
    }

    /** The engine and the codec, from natives that were unpacked when the layout was made. */
    private static void computes(Path app, Path cache, Path folder) throws Exception {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        ImageIO.write(
                new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB),
                "png",
                pictures.resolve("a.png").toFile());
        Path weights = Files.copy(Path.of("examples/models/garments.safetensors"), folder.resolve("w.safetensors"));
        Path logits = cache.resolve("logits.csv");
        finished(
                unprivileged(
                        app,
                        "logits",
                        "--architecture",
                        "small-vgg",
                        "--weights",
                        weights.toString(),
                        "--images",
                        pictures.toString(),
                        "-o",
                        logits.toString()),
                Map.of("JAVA", java(), "EDITRISK_CACHE_DIRECTORY", cache.toString()));
        assertThat(Files.readAllLines(logits)).hasSize(2).last().asString().matches("a\\.png(,-?[0-9.E-]+){10}");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Where the test may, as a user who owns nothing of it; whoever is not root owns it all the same, but cannot write. */
    private static List<String> unprivileged(Path app, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(
                    List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", "--no-new-privs"));
        }
        command.add(app.resolve("bin/editrisk").toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static Process started(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static void finished(List<String> command, Map<String, String> environment) throws Exception {
        Process process = started(command, environment);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
    }
}
