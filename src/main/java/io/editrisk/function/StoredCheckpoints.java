package io.editrisk.function;

import ai.djl.ndarray.NDManager;
import io.editrisk.edit.Checkpoint;
import io.editrisk.edit.Checkpoints;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreException;
import io.editrisk.tensor.InvalidWeightsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * One trial's checkpoint in the store: one object, replaced as a whole by each later one. Whoever reads it trusts it only
 * where it is whole and the trial's own, and else begins anew, which gives the same result. Two workers on one trial may
 * replace each other's: both go through the same epochs.
 */
final class StoredCheckpoints implements Checkpoints {

    private static final Logger LOG = Logger.getLogger(StoredCheckpoints.class);

    private final ObjectStore store;
    private final String key;
    private final int until;
    private final TrialCheckpoints setting;
    private boolean there;
    private long due;

    /**
     * @param there whether there is one that an earlier call left
     * @param until the epoch after which one is left in any case, however short the training was
     */
    StoredCheckpoints(ObjectStore store, String key, boolean there, int until, TrialCheckpoints setting) {
        this.until = until;
        this.store = store;
        this.key = key;
        this.there = there;
        this.setting = setting;
        due = System.nanoTime() + setting.every().toNanos();
    }

    @Override
    public Optional<Checkpoint> last(NDManager manager) {
        return there ? setting.withFile(file -> read(file, manager)) : Optional.empty();
    }

    private Optional<Checkpoint> read(Path file, NDManager manager) throws IOException {
        try {
            store.download(key, file);
            Checkpoint checkpoint = Checkpoint.read(file, key, manager);
            LOG.debugf("%s: training goes on after epoch %d", key, checkpoint.epoch());
            return Optional.of(checkpoint);
        } catch (InvalidWeightsException e) {
            LOG.warnf("%s: training begins anew, for %s", key, e.getMessage());
            return Optional.empty();
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.NOT_FOUND) {
                return Optional.empty(); // another worker is done with it
            }
            throw e;
        }
    }

    @Override
    public void reached(int epoch, Supplier<Checkpoint> checkpoint) {
        if (epoch < until && System.nanoTime() - due < 0) {
            return;
        }
        setting.withFile(file -> {
            checkpoint.get().write(file, key);
            store.upload(key, file);
            return true;
        });
        there = true;
        due = System.nanoTime() + setting.every().toNanos();
    }

    /** Once the trial's result is stored. */
    void forget() {
        if (there) {
            store.delete(key);
        }
    }
}
