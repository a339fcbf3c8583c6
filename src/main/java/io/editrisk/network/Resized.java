package io.editrisk.network;

import java.util.List;
import java.util.Optional;

/** An architecture that takes pictures of another size than it was published for. */
record Resized(Architecture published, Preprocessing preprocessing) implements Architecture {

    Resized {
        if (preprocessing.size() % published.sizeStep() != 0) {
            throw new IllegalArgumentException(published.name() + " takes pictures of multiples of "
                    + published.sizeStep() + " pixels, not " + preprocessing.size());
        }
    }

    @Override
    public String name() {
        return published.name();
    }

    @Override
    public Publication publication() {
        return published.publication();
    }

    @Override
    public int sizeStep() {
        return published.sizeStep();
    }

    @Override
    public List<Layer> layers() {
        return published.layers();
    }

    @Override
    public String head() {
        return published.head();
    }

    @Override
    public Optional<ClipText> texts() {
        return published.texts();
    }

    @Override
    public List<Spelling> spellings() {
        return published.spellings();
    }
}
