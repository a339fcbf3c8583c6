package io.editrisk.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.store.StoreException.Kind;
import java.io.IOException;
import java.io.InputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store does with one object. */
public abstract class ObjectStoreContract {

    /** The same empty bucket, as often as one test asks. */
    protected abstract ObjectStore store();

    @Test
    void whatWasPutIsThere() {
        byte[] content = bytes("content");
        store().put("a/b", content);
        assertThat(store().find("a/b")).hasValue(content);
        assertThat(store().read("a/b")).isEqualTo(content);
        assertThat(store().exists("a/b")).isTrue();
        assertThat(store().head("a/b")).hasValueSatisfying(info -> {
            assertThat(info.key()).isEqualTo("a/b");
            assertThat(info.size()).isEqualTo(7);
        });
    }

    @Test
    void whatWasNotPutIsNot() {
        store().put("a/b", bytes("content"));
        assertThat(store().find("a/c")).isEmpty();
        assertThat(store().head("a/c")).isEmpty();
        assertThat(store().exists("a/c")).isFalse();
        assertNotFound(() -> store().read("a/c"))
                .hasMessageContaining(store().bucket() + "/")
                .hasMessageContaining("/a/c");
    }

    @Test
    void aSecondPutReplaces() {
        store().put("a", bytes("longer than the second"));
        String first = store().head("a").orElseThrow().etag();
        store().put("a", bytes("second"));
        assertThat(store().find("a")).hasValue(bytes("second"));
        assertThat(store().head("a").orElseThrow().etag()).isNotEqualTo(first);
    }

    @Test
    void anObjectMayBeEmpty() throws IOException {
        store().put("empty", new byte[0]);
        assertThat(store().find("empty")).hasValue(new byte[0]);
        assertThat(store().head("empty").orElseThrow().size()).isZero();
        assertThat(range("empty", 0, 10)).isEmpty();
    }

    @Test
    void aRangeEndsWhereItShouldOrWithTheObject() throws IOException {
        store().put("digits", bytes("0123456789"));
        assertThat(range("digits", 0, 10)).isEqualTo("0123456789");
        assertThat(range("digits", 2, 3)).isEqualTo("234");
        assertThat(range("digits", 7, 100)).isEqualTo("789");
        assertThat(range("digits", 9, Long.MAX_VALUE)).isEqualTo("9");
    }

    @Test
    void aRangeOfNothingIsEmpty() throws IOException {
        store().put("digits", bytes("0123456789"));
        assertThat(range("digits", 3, 0)).isEmpty();
        assertThat(range("digits", 10, 5)).isEmpty();
        assertThat(range("digits", 25, 5)).isEmpty();
    }

    @Test
    void aRangeOfAMissingObjectIsNotFound() {
        assertNotFound(() -> range("missing", 0, 5))
                .hasMessageContaining(store().bucket() + "/")
                .hasMessageContaining("/missing");
        assertNotFound(() -> range("missing", 0, 0))
                .hasMessageContaining(store().bucket() + "/")
                .hasMessageContaining("/missing");
    }

    @Test
    void aSecondCreateLeavesTheFirst() {
        assertThat(store().create("a", bytes("first"))).isTrue();
        assertThat(store().create("a", bytes("second"))).isFalse();
        assertThat(store().create("a", bytes("first"))).isFalse();
        assertThat(store().find("a")).hasValue(bytes("first"));
    }

    @Test
    void createLeavesWhatWasPut() {
        store().put("a", bytes("put"));
        assertThat(store().create("a", bytes("created"))).isFalse();
        assertThat(store().find("a")).hasValue(bytes("put"));
    }

    @Test
    void whatWasDeletedCanBeCreatedAgain() {
        store().create("a", bytes("first"));
        store().delete("a");
        assertThat(store().find("a")).isEmpty();
        assertThat(store().create("a", bytes("second"))).isTrue();
        assertThat(store().find("a")).hasValue(bytes("second"));
    }

    @Test
    void deletingNothingDoesNothing() {
        store().put("a", bytes("content"));
        store().delete("b");
        store().delete("b");
        assertThat(store().list("").map(ObjectInfo::key)).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with a space",
                "me@example.org",
                "a+b",
                "100%",
                "a%20b",
                "a%2Fb",
                "ä/ø/ß",
                "e\u0301",
                "日本/語",
                "smile 😀",
                "a&b=c;d",
                "#1?x",
                "it's (so) ~ !*",
                "\"quoted\" <tag>",
            })
    void anyKeyNamesItsOwnObject(String name) {
        String key = "keys/" + name;
        assertThat(store().create(key, bytes("created"))).isTrue();
        store().put(key, bytes(name));
        assertThat(store().find(key)).hasValue(bytes(name));
        assertThat(store().list("keys/")).containsExactly(store().head(key).orElseThrow());
        assertThat(store().list(key).map(ObjectInfo::key)).containsExactly(key);
        store().delete(key);
        assertThat(store().list("")).isEmpty();
    }

    private String range(String key, long offset, long length) throws IOException {
        try (InputStream in = store().open(key, offset, length)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    protected static byte[] bytes(String content) {
        return content.getBytes(UTF_8);
    }

    protected static AbstractThrowableAssert<?, ? extends Throwable> assertNotFound(ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOfSatisfying(StoreException.class, fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.NOT_FOUND);
            assertThat(fault.kind().retriable()).isFalse();
        });
    }
}
