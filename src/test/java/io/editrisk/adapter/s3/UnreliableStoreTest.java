package io.editrisk.adapter.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.adapter.UnreliableWire;
import io.editrisk.adapter.local.SharedStack;
import io.editrisk.store.ObjectInfo;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreException;
import io.editrisk.store.StoreException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A store whose answers get lost, that is out of reach, or that takes no orders from strangers. */
@ExtendWith(SharedStack.Extension.class)
class UnreliableStoreTest {

    private static final byte[] OURS = "ours".getBytes(UTF_8);
    private static final byte[] THEIRS = "theirs".getBytes(UTF_8);

    private final SharedStack stack;
    private final UnreliableWire wire;
    private final S3ObjectStores stores;
    private final ObjectStore store;

    UnreliableStoreTest(SharedStack stack) {
        this.stack = stack;
        wire = new UnreliableWire(stack.storeEndpoint());
        stores = S3ObjectStores.of(stack.connection(wire.endpoint()), "bucket-" + UUID.randomUUID());
        stores.createHome();
        store = stores.home();
    }

    @AfterEach
    void close() {
        stores.close();
        wire.close();
    }

    @Test
    void aCreateWhoseAnswerWasLostKnowsItsOwnObject() {
        wire.loseTheNextAnswer();
        assertThat(store.create("a", OURS)).isTrue();
        assertThat(store.find("a")).hasValue(OURS);
        assertThat(store.list("").map(ObjectInfo::key)).containsExactly("a");
    }

    @Test
    void aRefusalWhoseAnswerWasLostIsStillARefusal() {
        store.put("a", THEIRS);
        wire.loseTheNextAnswer();
        assertThat(store.create("a", OURS)).isFalse();
        assertThat(store.find("a")).hasValue(THEIRS);
    }

    @Test
    void equalBytesOfAnotherAreARefusalAsLongAsNoAnswerIsLost() {
        store.put("a", OURS);
        assertThat(store.create("a", OURS)).isFalse();
    }

    @Test
    void anAnswerThatBreaksOffAmongItsHeadersIsNone() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                S3ObjectStores cut = S3ObjectStores.of(
                        stack.connection(URI.create("http://127.0.0.1:" + server.getLocalPort())), "bucket")) {
            Thread answering = new Thread(() -> answerWithHalfAHead(server));
            answering.setDaemon(true);
            answering.start();

            assertThatThrownBy(() -> cut.home().find("a"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("broke off");
            assertThatThrownBy(() -> cut.home().head("a"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("broke off");
        }
    }

    private static void answerWithHalfAHead(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                BufferedReader request = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
                while (!request.readLine().isEmpty()) {
                    // up to the end of its headers
                }
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nDate: Sun, 29 Nov 2026 09:00:00 GMT\r\n".getBytes(UTF_8));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Test
    void aReadThatBreaksOffIsReadAgain() {
        byte[] content = new byte[1 << 20];
        store.put("a", content);
        wire.cutTheNextAnswerAfter(100_000);
        assertThat(store.find("a")).hasValue(content);
    }

    @Test
    void aDownloadThatBreaksOffIsReadAgain(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("in");
        byte[] content = new byte[50_000_000];
        new Random(7).nextBytes(content);
        Files.write(file, content);
        store.upload("a", file);
        wire.cutTheNextAnswerAfter(100_000);
        store.download("a", folder.resolve("out"));
        assertThat(folder.resolve("out")).hasSameBinaryContentAs(file);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("in", "out");
    }

    @Test
    void aDownloadThatBreaksOffEachTimeLeavesNoFile(@TempDir Path folder) {
        store.put("a", new byte[1 << 20]);
        try (UnreliableWire breaking =
                        new UnreliableWire(stack.storeEndpoint(), () -> UnreliableWire.Upset.cutAfter(100_000));
                S3ObjectStores over = S3ObjectStores.of(stack.connection(breaking.endpoint()), store.bucket())) {
            assertUnavailable(() -> over.home().download("a", folder.resolve("out")));
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aStoreOutOfReachIsUnavailable(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("in"), "content");
        wire.down();
        assertUnavailable(() -> store.find("a"));
        assertUnavailable(() -> store.open("a", 0, 1));
        assertUnavailable(() -> store.head("a"));
        assertUnavailable(() -> store.put("a", OURS));
        assertUnavailable(() -> store.create("a", OURS));
        assertUnavailable(() -> store.upload("a", file));
        assertUnavailable(() -> store.download("a", folder.resolve("out")));
        assertUnavailable(() -> store.list("").toList());
        assertUnavailable(() -> store.delete("a"));
        assertThat(folder.toFile().list()).containsExactly("in");
        wire.up();
        assertThat(store.find("a")).isEmpty();
    }

    @Test
    void aWrongSecretIsDenied() {
        try (S3ObjectStores strangers =
                S3ObjectStores.of(stack.connection(stack.storeEndpoint(), "guessed"), store.bucket())) {
            ObjectStore theirs = strangers.home();
            assertKind(Kind.DENIED, () -> theirs.find("a"));
            assertKind(Kind.DENIED, () -> theirs.head("a"));
            assertKind(Kind.DENIED, () -> theirs.create("a", THEIRS));
            assertKind(Kind.DENIED, () -> theirs.list("").toList());
        }
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadOrWrittenIsNoFaultOfTheStore(@TempDir Path folder) {
        store.put("a", OURS);
        Path missing = folder.resolve("no folder/file");
        assertKind(Kind.INVALID, () -> store.upload("b", missing)).hasMessageContaining("no folder");
        assertKind(Kind.INVALID, () -> store.download("a", missing)).hasMessageContaining("no folder");
        assertThat(store.find("b")).isEmpty();
    }

    private void assertUnavailable(ThrowingCallable call) {
        assertKind(Kind.UNAVAILABLE, call).hasMessageContaining("s3://" + store.bucket());
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertKind(Kind kind, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class, fault -> assertThat(fault.kind()).isEqualTo(kind));
    }
}
