package io.editrisk.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.function.UnaryOperator;

/**
 * Native memory with an end that can be seen: every tensor made on this thread inside a scope is freed with it, but for
 * those that were kept.
 *
 * <pre>{@code
 * try (Scope scope = new Scope()) {
 *     NDArray sum = a.add(b).add(c);
 *     return scope.keep(sum);
 * }
 * }</pre>
 */
public final class Scope implements AutoCloseable {

    private static final Computing COMPUTING = TensorEngine.computing();

    private final NDScope scope;
    private boolean open = true;

    /** A {@link StoppedException} where the process is ending. */
    public Scope() {
        COMPUTING.enter();
        scope = new NDScope();
    }

    /**
     * Lets a tensor outlive the scope; whoever gets it closes it, or its manager does. For tensors made here, while no
     * scope within this one is open.
     */
    public NDArray keep(NDArray tensor) {
        NDScope.unregister(tensor);
        return tensor;
    }

    /**
     * What the work makes of a tensor, while all that it makes on the way there is freed at once: the memory is there for
     * what comes next, and still in the cache. The result belongs to the scope around, where there is one.
     */
    @SuppressWarnings("ReferenceEquality") // the very tensor, which nothing was made of
    public static NDArray resultOf(UnaryOperator<NDArray> work, NDArray x) {
        NDArray result;
        try (Scope scope = new Scope()) {
            result = scope.keep(work.apply(x));
        }
        return result == x ? result : adopt(result);
    }

    /** Has the scope that is open on this thread, if one is, free a tensor that another one kept. */
    static NDArray adopt(NDArray tensor) {
        NDScope.register(tensor);
        return tensor;
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            try {
                scope.close();
            } finally {
                COMPUTING.leave();
            }
        }
    }
}
