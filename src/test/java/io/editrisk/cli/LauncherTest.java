package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script in a project of its own, whose build writes a line and whose Java prints what it was given. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final String BUILD = """
            #!/bin/sh
            sleep 0.2
            echo "$*" >> builds
            mkdir -p target/quarkus-app && touch target/quarkus-app/quarkus-run.jar
            """;

    private static final String JAVA = """
            #!/bin/sh
            case $1 in -XX:ArchiveClassesAtExit=*) echo kept > "${1#*=}"; exit 0 ;; esac
            echo "in $(pwd)"
            for a in "$@"; do echo "[$a]"; done
            exit 7
            """;

    private @TempDir Path folder;
    private Path project;
    private Path jar;

    private record Ended(int status, List<String> out, List<String> err) {}

    @BeforeEach
    void fill() throws IOException {
        folder = folder.toRealPath();
        project = Files.createDirectories(folder.resolve("the project"));
        jar = project.resolve("target/quarkus-app/quarkus-run.jar");
        Files.createDirectories(project.resolve("src/main"));
        Files.createDirectories(project.resolve("functions"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        executable(project.resolve("editrisk"), Files.readString(Path.of("editrisk")));
        executable(project.resolve("mvnw"), BUILD);
        jdk("17.0.9");
    }

    private void jdk(String version) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(
                folder.resolve("jdk/release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(bin.resolve("java"), JAVA);
        executable(bin.resolve("javac"), JAVA);
    }

    private static void executable(Path file, String content) throws IOException {
        Files.writeString(file, content);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Process start(Path script, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", folder.resolve("jdk").toString());
        environment.remove("EDITRISK_JAVA_OPTS");
        return builder.start();
    }

    private static Ended end(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out.lines().toList(), err.lines().toList());
    }

    private Ended launch(String... args) throws IOException, InterruptedException {
        return end(start(project.resolve("editrisk"), args));
    }

    private long builds() throws IOException {
        Path log = project.resolve("builds");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    @Test
    void whatIsMissingIsBuiltOnceAndSaidSo() throws IOException, InterruptedException {
        Ended first = launch("methods");
        Ended second = launch("methods");

        assertThat(first.err()).singleElement().asString().startsWith("editrisk: building");
        assertThat(second.err()).isEmpty();
        assertThat(builds()).isOne();
    }

    @Test
    void argumentsFolderAndExitStatusPassThrough() throws IOException, InterruptedException {
        Ended ended = launch("run", "examples/my file.yaml", "--store", "a b", "");

        assertThat(ended.status()).isEqualTo(7);
        assertThat(ended.out())
                .containsExactly(
                        "in " + folder,
                        "[-jar]",
                        "[" + jar + "]",
                        "[run]",
                        "[examples/my file.yaml]",
                        "[--store]",
                        "[a b]",
                        "[]");
    }

    @Test
    void classesThatWereKeptAreUsedUntilTheNextBuild() throws IOException, InterruptedException {
        Files.createDirectories(project.resolve("target/quarkus-app/app"));
        Path library = Files.createFile(project.resolve("target/quarkus-app/app/editrisk.jar"));
        Ended kept = launch("build");
        Ended after = launch("run", "a.yaml");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(5)));
        Ended rebuilt = launch("run", "a.yaml");

        assertThat(kept.status()).isZero();
        assertThat(kept.err()).last().isEqualTo("editrisk: keeping classes for faster starts");
        assertThat(after.out())
                .contains("[-XX:SharedArchiveFile=" + project.resolve("target/classes-17.jsa") + "]")
                .containsSubsequence("[-cp]", "[" + library + "]", "[io.editrisk.cli.Main]", "[run]", "[a.yaml]");
        assertThat(rebuilt.out()).contains("[-jar]", "[" + jar + "]");
    }

    @Test
    void classesAreKeptOnce() throws IOException, InterruptedException {
        launch("build");

        assertThat(launch("build").err()).isEmpty();
    }

    @Test
    void itRunsThroughSymbolicLinks() throws IOException, InterruptedException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("one"), Path.of("../the project/editrisk"));
        Files.createSymbolicLink(bin.resolve("two"), bin.resolve("one"));

        Ended ended = end(start(bin.resolve("two"), "run"));

        assertThat(ended.out()).contains("[" + jar + "]");
    }

    @Test
    void whatIsNewerThanTheBuildIsBuiltAgain() throws IOException, InterruptedException {
        launch("methods");
        Path source = Files.writeString(project.resolve("functions/plan.yaml"), "name: plan");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        launch("methods");

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void twoAtOnceBuildOnce() throws IOException, InterruptedException {
        Process one = start(project.resolve("editrisk"), "methods");
        Process other = start(project.resolve("editrisk"), "methods");

        assertThat(end(one).status()).isEqualTo(7);
        assertThat(end(other).status()).isEqualTo(7);
        assertThat(builds()).isOne();
    }

    @Test
    void aLockWhoseOwnerIsGoneIsTakenOver() throws IOException, InterruptedException {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Path lock = Files.createDirectories(project.resolve("target/launcher.lock"));
        Files.writeString(lock.resolve("pid"), gone.pid() + "\n");

        assertThat(launch("methods").status()).isEqualTo(7);
        assertThat(builds()).isOne();
        assertThat(lock).doesNotExist();
    }

    @Test
    void aBuildThatFailsIsARunThatDidNotFinish() throws IOException, InterruptedException {
        executable(project.resolve("mvnw"), "#!/bin/sh\nexit 1\n");

        Ended ended = launch("methods");

        assertThat(ended.status()).isEqualTo(ExitStatus.NOT_FINISHED);
        assertThat(ended.err()).last().isEqualTo("editrisk: the build failed; see above");
        assertThat(project.resolve("target/launcher.lock")).doesNotExist();
    }

    @Test
    void anOldJavaIsRefusedInOneLine() throws IOException, InterruptedException {
        jdk("11.0.2");

        Ended ended = end(withoutAnotherJava());

        assertThat(ended.status()).isEqualTo(ExitStatus.NOT_FINISHED);
        assertThat(ended.err())
                .containsExactly(
                        "editrisk: needs a JDK of 17 or later: set JAVA_HOME to one, or put its java on the PATH;"
                                + " found: " + folder.resolve("jdk/bin/java") + " is Java 11");
    }

    /** With a PATH that has the tools of the script and no java. */
    private Process withoutAnotherJava() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("dirname", "sed", "readlink")) {
            Path real = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            executable(tools.resolve(tool), "#!/bin/sh\nexec " + real + " \"$@\"\n");
        }
        ProcessBuilder builder =
                new ProcessBuilder("/bin/bash", project.resolve("editrisk").toString(), "methods");
        builder.directory(folder.toFile());
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("PATH", tools.toString());
        return builder.start();
    }
}
