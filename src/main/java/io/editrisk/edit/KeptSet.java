package io.editrisk.edit;

import ai.djl.ndarray.NDManager;
import io.editrisk.tensor.Scope;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Training images that were run up to the cut once and lie in memory. */
final class KeptSet implements TrainingSet {

    private final StepPairs all;

    private KeptSet(StepPairs all) {
        this.all = all;
    }

    /** The images of another set, which are the same in every epoch; empty where there is too little memory. */
    static Optional<KeptSet> of(TrainingSet passing, FeatureMemory memory, NDManager manager) {
        List<StepPairs> parts = new ArrayList<>();
        try (NDManager gathering = manager.newSubManager();
                Parts coming = passing.inOrder(passing.cut().batch())) {
            while (coming.hasNext()) {
                try (Scope scope = new Scope()) {
                    StepPairs part = coming.next();
                    if (parts.isEmpty() && !memory.take(part.bytes() / part.count() * passing.count())) {
                        return Optional.empty();
                    }
                    part.keep(scope, gathering);
                    parts.add(part);
                }
            }
            try (Scope scope = new Scope()) {
                StepPairs all = StepPairs.joined(parts);
                all.keep(scope, manager);
                return Optional.of(new KeptSet(all));
            }
        }
    }

    @Override
    public int count() {
        return all.count();
    }

    @Override
    public Cut cut() {
        return all.cut();
    }

    @Override
    public Parts over(int epoch, List<int[]> parts) {
        Iterator<int[]> indices = parts.iterator();
        return new Parts() {
            @Override
            public boolean hasNext() {
                return indices.hasNext();
            }

            @Override
            public StepPairs next() {
                return all.select(indices.next());
            }

            @Override
            public void close() {
                // nothing is under way
            }
        };
    }
}
