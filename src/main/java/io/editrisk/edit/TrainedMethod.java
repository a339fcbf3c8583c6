package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import java.util.List;

/** A method that trains: one small class each. It says what is trained, and on which loss. */
public interface TrainedMethod extends EditingMethod {

    @Override
    default boolean trains() {
        return true;
    }

    /**
     * The method whose training this one uses; itself unless it only differs in what is done with the result. Edits with
     * the same training, layer and search share their trials.
     */
    default String training() {
        return name();
    }

    /** Names of the tensors that it changes, in the order of the forward pass. */
    List<String> trained(Network network, TrialSpec spec);

    /** What is moved in training: those tensors themselves, unless they are made of something else. */
    default Parametrisation parametrisation(Given given, TrialSpec spec) {
        return new TensorsThemselves(trained(given.network(), spec));
    }

    /**
     * The loss of one step's pairs: a scalar, differentiable in the {@link #trained} tensors among {@code weights};
     * everything else is constant. The mean over pairs, so that a rate means the same for any batch size.
     */
    NDArray loss(StepPairs pairs, Weights weights, TrialSpec spec);
}
