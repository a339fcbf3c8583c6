package io.editrisk.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest extends ObjectStoreAtLargeContract {

    @TempDir
    Path folder;

    @Override
    protected ObjectStore store() {
        return new FolderStore(folder.resolve("bucket"));
    }

    @Test
    void aKeyThatLeadsOutOfTheFolderIsRefused() {
        assertThatThrownBy(() -> store().find("a/../../other"))
                .isInstanceOf(StoreException.class)
                .hasMessage("'a/../../other' leads out of the folder");
    }
}
