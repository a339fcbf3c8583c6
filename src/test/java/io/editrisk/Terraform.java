package io.editrisk;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The {@code terraform} of this machine over the folder {@code terraform/}, what it fetches kept elsewhere. */
final class Terraform {

    private static final Path FOLDER = Path.of("terraform");

    private final Path data;

    private Terraform(Path data) {
        this.data = data;
    }

    /** What a command wrote, and its exit status. */
    record Ended(int status, String output) {}

    /**
     * Initialised with what the machine has of the provider, else over the network; empty where it has neither, or no
     * terraform.
     */
    static Optional<Terraform> initialised(Path data) throws InterruptedException {
        if (!onPath()) {
            return Optional.empty();
        }
        List<String> init = new ArrayList<>(List.of("init", "-backend=false", "-input=false", "-no-color"));
        plugins().ifPresent(folder -> init.add("-plugin-dir=" + folder));
        Terraform terraform = new Terraform(data);
        return terraform.run(init.toArray(String[]::new)).status() == 0 ? Optional.of(terraform) : Optional.empty();
    }

    private static boolean onPath() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "terraform")));
    }

    private static Optional<Path> plugins() {
        @Nullable String named = System.getenv("TERRAFORM_PLUGINS");
        return Stream.concat(
                        Stream.ofNullable(named).map(Path::of),
                        Stream.of(
                                Path.of("/usr/local/share/terraform/plugins"),
                                Path.of("/usr/share/terraform/plugins"),
                                Path.of(System.getProperty("user.home"), ".terraform.d", "plugins")))
                .filter(folder -> Files.isDirectory(folder.resolve("registry.terraform.io/hashicorp/aws")))
                .findFirst();
    }

    Ended run(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("terraform", "-chdir=" + FOLDER));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("TF_DATA_DIR", data.toAbsolutePath().toString());
        environment.put("TF_IN_AUTOMATION", "1");
        // a settings file that is not there ends nothing, but is warned of in every output
        if (!Files.exists(Path.of(environment.getOrDefault("TF_CLI_CONFIG_FILE", "")))) {
            environment.remove("TF_CLI_CONFIG_FILE");
        }
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
