package io.editrisk.dataset.pickle;

import java.nio.ByteBuffer;

/** A file that is a pickle and nothing else, as the batches of CIFAR-10 are. */
public final class Pickle {

    private Pickle() {}

    /**
     * The dictionary that it holds; arrays in it lie over the same bytes, which are left alone.
     *
     * @param source how faults name the file
     * @throws InvalidPickleException where the pickle is damaged or asks for anything but arrays, containers, numbers and text
     */
    public static PickledDict read(String source, byte[] pickle) {
        PickleInput in = new PickleInput(source, ByteBuffer.wrap(pickle));
        return PickledDict.of(source, PickleMachine.run(in, new NumpyDialect(source, pickle.length)));
    }
}
