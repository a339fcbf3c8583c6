package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.event.Doorbell;
import io.editrisk.event.FunctionDeclaration;
import io.editrisk.event.FunctionName;
import io.editrisk.store.ObjectInfo;
import io.editrisk.store.ObjectStore;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A store that lets the function at work do what its file in functions/ declares, and nothing else. */
final class DeclaredAccess extends ForwardingStore implements CallObserver {

    private volatile Optional<FunctionDeclaration> calling = Optional.empty();

    DeclaredAccess(ObjectStore store) {
        super(store);
    }

    @Override
    public Answer observe(FunctionName function, Doorbell bell, Supplier<Answer> call) {
        calling = Optional.of(FunctionDeclaration.of(function));
        try {
            return call.get();
        } finally {
            calling = Optional.empty();
        }
    }

    private void reads(String key) {
        calling.ifPresent(function -> assertThat(
                        function.isRungBy(key) || matches(function.reads(), key) || matches(function.writes(), key))
                .as("%s declares that it reads %s", function.name(), key)
                .isTrue());
    }

    private void writes(String key) {
        calling.ifPresent(function -> assertThat(matches(function.writes(), key))
                .as("%s declares that it writes %s", function.name(), key)
                .isTrue());
    }

    /** A {@code *} is one part of a key or of a part, a folder is all below it. */
    private static boolean matches(List<String> patterns, String key) {
        return patterns.stream()
                .anyMatch(pattern -> key.matches(
                        Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("[^/]+"))
                                + (pattern.endsWith("/") ? ".*" : "")));
    }

    @Override
    public Optional<byte[]> find(String key) {
        reads(key);
        return super.find(key);
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        reads(key);
        return super.open(key, offset, length);
    }

    @Override
    public Optional<ObjectInfo> head(String key) {
        reads(key);
        return super.head(key);
    }

    @Override
    public void download(String key, Path file) {
        reads(key);
        super.download(key, file);
    }

    /** Of a whole folder, mostly. */
    @Override
    public Stream<ObjectInfo> list(String prefix) {
        reads(prefix);
        return super.list(prefix);
    }

    @Override
    public boolean create(String key, byte[] content) {
        writes(key);
        return super.create(key, content);
    }

    @Override
    public void put(String key, byte[] content) {
        writes(key);
        super.put(key, content);
    }

    @Override
    public void upload(String key, Path file) {
        writes(key);
        super.upload(key, file);
    }

    @Override
    public void delete(String key) {
        calling.ifPresent(function -> assertThat(matches(function.deletes(), key))
                .as("%s declares that it deletes %s", function.name(), key)
                .isTrue());
        super.delete(key);
    }
}
