package io.editrisk.network;

/** A layer that only holds others together: it has no published name, and is nothing of its own to an edit. */
interface Holder extends Layer {

    @Override
    default String name() {
        return "";
    }

    @Override
    default Kind kind() {
        return Kind.SHAPE;
    }
}
