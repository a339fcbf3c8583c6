package io.editrisk.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {

    private @TempDir Path folder;

    private LocalStack start() {
        return LocalStack.start(folder, "editrisk");
    }

    @Test
    void objectsSurviveARestart() {
        try (LocalStack first = start()) {
            first.stores().home().put("a/b", bytes("content"));
        }
        try (LocalStack second = start()) {
            assertThat(second.stores().home().find("a/b")).hasValue(bytes("content"));
            assertThat(second.stores().home().create("a/b", bytes("other"))).isFalse();
        }
    }

    @Test
    void aSecondStackOnTheFolderIsRefusedInOneLine() {
        try (LocalStack first = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(StoreInUseException.class)
                    .hasMessage("the store in " + folder
                            + " is in use by another editrisk: stop that one, or name another folder by --store");
            assertThatThrownBy(() -> LocalStack.requireFree(folder)).isInstanceOf(StoreInUseException.class);
            first.stores().home().put("a", bytes("the first goes on"));
        }
        LocalStack.requireFree(folder);
    }

    @Test
    void anotherProcessHasTheFolderUntilItEndsHoweverItEnds() throws Exception {
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FolderHolder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("holds editrisk");
            assertThatThrownBy(this::start).isInstanceOf(StoreInUseException.class);
        } finally {
            other.destroyForcibly();
        }
        assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        start().close();
    }

    @Test
    void aFolderThatIsNotThereYetIsFree() {
        LocalStack.requireFree(folder.resolve("later"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aStackThatDoesNotStartFreesTheFolder() {
        assertThatThrownBy(() -> LocalStack.start(folder, "Not A Bucket's Name"))
                .isInstanceOf(RuntimeException.class);
        start().close();
    }

    @Test
    void listensToThisMachineOnlyAndNoLongerThanItIsOpen() throws IOException {
        List<URI> endpoints;
        try (LocalStack stack = start()) {
            endpoints = List.of(stack.storeEndpoint(), stack.queueEndpoint());
            for (URI endpoint : endpoints) {
                assertThat(endpoint.getHost()).isEqualTo("127.0.0.1");
                assertThat(listens(InetAddress.getByName("127.0.0.1"), endpoint.getPort()))
                        .isTrue();
                assertThat(otherAddresses()).noneMatch(address -> listens(address, endpoint.getPort()));
            }
        }
        for (URI endpoint : endpoints) {
            assertThat(listens(InetAddress.getByName("127.0.0.1"), endpoint.getPort()))
                    .isFalse();
        }
    }

    /** By which others reach this machine, and a second one of the loopback that only a server for all would answer. */
    private static List<InetAddress> otherAddresses() throws IOException {
        Stream<InetAddress> ofInterfaces = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress());
        return Stream.concat(ofInterfaces, Stream.of(InetAddress.getByName("127.0.0.2")))
                .toList();
    }

    private static boolean listens(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    /** A process that has a folder's store open. */
    static final class FolderHolder {
        private FolderHolder() {}

        public static void main(String[] arguments) throws Exception {
            try (LocalStack stack = LocalStack.start(Path.of(arguments[0]), "editrisk")) {
                System.out.println("holds " + stack.stores().home().bucket());
                TimeUnit.MINUTES.sleep(5);
            }
        }
    }
}
