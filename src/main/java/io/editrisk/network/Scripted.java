package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.editrisk.tensor.InvalidWeightsException;
import io.editrisk.tensor.ScriptModule;
import java.util.List;

/**
 * A network that only runs as a whole: TorchScript. It can be measured; it has no layers to edit and no weights apart from its
 * code.
 *
 * @param preprocessing as the network was trained; the file does not say
 */
public record Scripted(Preprocessing preprocessing, List<Layer> layers) implements Architecture {

    /** A network that takes pictures as another one does. */
    public static Network network(ScriptModule module, Architecture like) {
        return new Network(new Scripted(like.preprocessing(), List.of(new Whole(module))));
    }

    /** How many classes it tells apart: what comes out for a black picture. */
    public static int classes(ScriptModule module, Architecture like, NDManager manager) {
        int size = like.preprocessing().size();
        Shape logits =
                module.forward(manager.zeros(new Shape(1, 3, size, size))).getShape();
        if (logits.dimension() != 2 || logits.get(0) != 1) {
            throw new InvalidWeightsException(
                    "the TorchScript network makes the shape " + logits + " of one picture; expected (1, classes)");
        }
        return Math.toIntExact(logits.get(1));
    }

    @Override
    public String name() {
        return "torchscript";
    }

    @Override
    public Publication publication() {
        return Publication.own(0);
    }

    @Override
    public int sizeStep() {
        return 1;
    }

    /** There is no tensor to look for. */
    @Override
    public String head() {
        return "";
    }

    /** The module as the one layer there is. */
    private record Whole(ScriptModule module) implements Holder {
        @Override
        public String name() {
            return "forward";
        }

        @Override
        public NDArray forward(NDArray x, Pass pass) {
            return module.forward(x);
        }
    }
}
