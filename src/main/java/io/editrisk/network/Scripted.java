package io.editrisk.network;

import ai.djl.ndarray.NDArray;
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
        public NDArray forward(NDArray x, Pass pass) {
            return module.forward(x);
        }
    }
}
