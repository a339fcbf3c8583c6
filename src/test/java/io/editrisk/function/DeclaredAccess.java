package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.event.Doorbell;
import io.editrisk.event.FunctionDeclaration;
import io.editrisk.event.FunctionName;
import io.editrisk.event.KeyPatterns;
import io.editrisk.store.ObjectInfo;
import io.editrisk.store.ObjectStore;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
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
        calling.ifPresent(function -> assertThat(function.isRungBy(key)
                        || KeyPatterns.match(function.reads(), key)
                        || KeyPatterns.match(function.writes(), key))
                .as("%s declares that it reads %s", function.name(), key)
                .isTrue());
    }

    private void writes(String key) {
        calling.ifPresent(function -> assertThat(KeyPatterns.match(function.writes(), key))
                .as("%s declares that it writes %s", function.name(), key)
                .isTrue());
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
        calling.ifPresent(function -> assertThat(KeyPatterns.match(function.deletes(), key))
                .as("%s declares that it deletes %s", function.name(), key)
                .isTrue());
        super.delete(key);
    }
}
