package io.editrisk.edit;

import ai.djl.ndarray.NDManager;
import java.util.Optional;
import java.util.function.Supplier;

/** What one trial left on its way, for whoever goes on with it. */
public interface Checkpoints {

    /** Of a trial that is always trained at once. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public Optional<Checkpoint> last(NDManager manager) {
            return Optional.empty();
        }

        @Override
        public void reached(int epoch, Supplier<Checkpoint> there) {
            // nobody will go on from here
        }
    };

    /**
     * Where training goes on; it begins anew where there is nothing.
     *
     * @param manager what the tensors belong to, which training then moves
     */
    Optional<Checkpoint> last(NDManager manager);

    /**
     * Called after each epoch that another one may follow.
     *
     * @param there its tensors are the trial's own: good until this returns
     */
    void reached(int epoch, Supplier<Checkpoint> there);
}
