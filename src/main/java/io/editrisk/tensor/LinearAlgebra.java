package io.editrisk.tensor;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import java.util.Optional;

/** Factorisations of matrices by the engine's LAPACK, in the matrices' own type: float64 where digits matter. */
public final class LinearAlgebra {

    private static final TorchFunction CHOLESKY = new TorchFunction("torch.linalg_cholesky(a)", "a");
    private static final TorchFunction SOLVE_LOWER =
            new TorchFunction("torch.linalg_solve_triangular(l, b, upper=False)", "l", "b");
    private static final TorchFunction SOLVE_TRANSPOSED =
            new TorchFunction("torch.linalg_solve_triangular(torch.mT(l), b, upper=True)", "l", "b");
    private static final TorchFunction EIGENVECTORS = new TorchFunction("(torch.linalg_eigh(a))[1]", "a");
    private static final TorchFunction ORTHONORMAL = new TorchFunction("(torch.linalg_qr(a))[0]", "a");

    private LinearAlgebra() {}

    /** The lower triangular L of a symmetric [n,n] with L L^T = a; empty where it is not positive definite. */
    public static Optional<NDArray> cholesky(NDArray a) {
        try {
            return Optional.of(CHOLESKY.apply(a));
        } catch (EngineException e) {
            if (String.valueOf(e.getMessage()).contains("positive-definite")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** L^-1 b of a lower triangular [n,n] and b [n,m]. */
    public static NDArray solveLower(NDArray lower, NDArray b) {
        return SOLVE_LOWER.apply(lower, b);
    }

    /** L^-T b of a lower triangular [n,n] and b [n,m]. */
    public static NDArray solveTransposed(NDArray lower, NDArray b) {
        return SOLVE_TRANSPOSED.apply(lower, b);
    }

    /** The orthonormal eigenvectors of a symmetric [n,n] as columns, by ascending eigenvalue. */
    public static NDArray eigenvectors(NDArray a) {
        return EIGENVECTORS.apply(a);
    }

    /** An orthonormal basis of the columns' span of [n,m], m at most n: column by column, as Gram and Schmidt's, but for signs. */
    public static NDArray orthonormal(NDArray a) {
        return ORTHONORMAL.apply(a);
    }
}
