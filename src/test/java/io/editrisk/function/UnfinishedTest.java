package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.event.Doorbell;
import io.editrisk.store.Digest;
import io.editrisk.store.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedTest {

    private static final byte[] FIRST = "name: [".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SECOND = "name: 5".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();

    /** Its bell was lost with the process, and the answer that is there is to what lay under the name before. */
    @Test
    void anUploadIsRungForUnlessTheAnswerIsToIt() {
        Town town = new Town(store, folder.resolve("cache"), 300, UnaryOperator.identity());
        town.upload(folder, FIRST);
        town.deliverAll();
        assertThat(town.answer()).contains(Digest.of(FIRST));
        town.takeUpTheRest();
        assertThat(town.bells.take(size -> 0)).isEmpty();

        store.put(Town.UPLOAD, SECOND);
        town.takeUpTheRest();
        Optional<Doorbell> bell = town.bells.take(size -> 0);
        assertThat(bell).map(Doorbell::key).hasValue(Town.UPLOAD);
        town.workshop.deliver(bell.orElseThrow());

        assertThat(town.answer()).contains(Digest.of(SECOND));
        town.takeUpTheRest();
        assertThat(town.bells.take(size -> 0)).isEmpty();
    }
}
