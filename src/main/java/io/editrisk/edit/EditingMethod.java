package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import io.editrisk.network.Architecture;
import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import java.util.List;
import java.util.Optional;

/** A way to edit a network (paper, Table 1): one small class a method. It says what is trained, and on which loss. */
public interface EditingMethod {

    /** As configs and tables have it, for instance {@code local-collision}. */
    String name();

    /** One sentence for people: what is trained, on which loss. */
    String summary();

    /** Whether it edits at a layer that the config names; else it edits the whole network. */
    boolean atLayer();

    /** Whether it compares features of an image and its modified form, and so takes a {@link Target}. */
    boolean takesTarget();

    /** Whether its edits are {@link LowRank}. */
    default boolean takesRank() {
        return false;
    }

    /** Why it cannot edit a layer of the architecture, in words that follow the layer's name; empty where it can. */
    default Optional<String> refusal(Architecture architecture, String layer) {
        return Optional.empty();
    }

    /**
     * The method whose training this one uses; itself unless it only differs in what is done with the result. Edits with
     * the same training, layer and search share their trials.
     */
    default String training() {
        return name();
    }

    /** Whether a point before the end of the line is still this method; local fine-tuning's has a name of its own. */
    default boolean interpolates() {
        return true;
    }

    /** Names of the tensors that it changes, in the order of the forward pass. */
    List<String> trained(Network network, TrialSpec spec);

    /** What is moved in training: those tensors themselves, unless they are made of something else. */
    default Parametrisation parametrisation(Network network, TrialSpec spec) {
        return new TensorsThemselves(trained(network, spec));
    }

    /**
     * The loss of one step's pairs: a scalar, differentiable in the {@link #trained} tensors among {@code weights};
     * everything else is constant. The mean over pairs, so that a rate means the same for any batch size.
     */
    NDArray loss(StepPairs pairs, Weights weights, TrialSpec spec);
}
