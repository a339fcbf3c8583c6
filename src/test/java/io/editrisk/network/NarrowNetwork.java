package io.editrisk.network;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/** A network on a device whose memory holds no more than so many pictures. */
public record NarrowNetwork(int most, Architecture whole) implements Architecture {

    /** {@link DrawnNetwork}. */
    public static Network of(int most) {
        return of(most, DrawnNetwork.ARCHITECTURE);
    }

    public static Network of(int most, Architecture whole) {
        return new Network(new NarrowNetwork(most, whole));
    }

    @Override
    public List<Layer> layers() {
        List<Layer> layers = new ArrayList<>(whole.layers());
        layers.add(layers.size() - 1, new Memory(most));
        return List.copyOf(layers);
    }

    private record Memory(int most) implements Holder {
        @Override
        public NDArray forward(NDArray x, Pass pass) {
            if (x.getShape().get(0) > most) {
                throw new EngineException("CUDA out of memory. Tried to allocate 2.00 GiB.");
            }
            return x;
        }
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public Publication publication() {
        return whole.publication();
    }

    @Override
    public Preprocessing preprocessing() {
        return whole.preprocessing();
    }

    @Override
    public int sizeStep() {
        return whole.sizeStep();
    }

    @Override
    public String head() {
        return whole.head();
    }
}
