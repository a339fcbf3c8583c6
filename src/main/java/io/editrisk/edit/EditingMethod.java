package io.editrisk.edit;

/** A way to edit a network (paper, Table 1): one small class a method. */
public interface EditingMethod {

    /** As configs and tables have it, for instance {@code local-collision}. */
    String name();

    /** One sentence for people: what is trained, on which loss. */
    String summary();

    /** Whether it edits at a layer that the config names; else it edits the whole network. */
    boolean atLayer();

    /** Whether it compares features of an image and its modified form, and so takes a {@link Target}. */
    boolean takesTarget();

    /**
     * The method whose training this one uses; itself unless it only differs in what is done with the result. Edits with
     * the same training, layer and search share their trials.
     */
    default String training() {
        return name();
    }
}
