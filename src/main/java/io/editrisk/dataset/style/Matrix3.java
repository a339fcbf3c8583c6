package io.editrisk.dataset.style;

import java.util.function.DoubleUnaryOperator;

/** Matrices of three rows and columns. */
final class Matrix3 {

    private static final int SIZE = 3;
    private static final int SWEEPS = 30;

    private Matrix3() {}

    static double[][] times(double[][] left, double[][] right) {
        double[][] product = new double[SIZE][SIZE];
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                for (int i = 0; i < SIZE; i++) {
                    product[row][column] += left[row][i] * right[i][column];
                }
            }
        }
        return product;
    }

    /** By cofactors. */
    static double[][] inverse(double[][] m) {
        double[][] inverse = new double[SIZE][SIZE];
        double determinant = 0;
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                double cofactor = m[(row + 1) % SIZE][(column + 1) % SIZE] * m[(row + 2) % SIZE][(column + 2) % SIZE]
                        - m[(row + 1) % SIZE][(column + 2) % SIZE] * m[(row + 2) % SIZE][(column + 1) % SIZE];
                inverse[column][row] = cofactor;
                determinant += row == 0 ? m[row][column] * cofactor : 0;
            }
        }
        for (double[] row : inverse) {
            for (int column = 0; column < SIZE; column++) {
                row[column] /= determinant;
            }
        }
        return inverse;
    }

    /** The symmetric matrix with the same eigenvectors, whose eigenvalues are the function's; by Jacobi's rotations. */
    static double[][] mapped(double[][] symmetric, DoubleUnaryOperator function) {
        double[][] values = {symmetric[0].clone(), symmetric[1].clone(), symmetric[2].clone()};
        double[][] vectors = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int row = 0; row < SIZE - 1; row++) {
                for (int column = row + 1; column < SIZE; column++) {
                    rotate(values, vectors, row, column);
                }
            }
        }
        double[][] mapped = new double[SIZE][SIZE];
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                for (int i = 0; i < SIZE; i++) {
                    mapped[row][column] += vectors[row][i] * function.applyAsDouble(values[i][i]) * vectors[column][i];
                }
            }
        }
        return mapped;
    }

    /** Makes one pair of elements off the diagonal 0 (Golub and Van Loan, section 8.5). */
    private static void rotate(double[][] values, double[][] vectors, int p, int q) {
        if (values[p][q] == 0) {
            return;
        }
        double theta = (values[q][q] - values[p][p]) / (2 * values[p][q]);
        double tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double cosine = 1 / Math.sqrt(tangent * tangent + 1);
        double sine = tangent * cosine;
        double[][] rotation = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        rotation[p][p] = cosine;
        rotation[q][q] = cosine;
        rotation[p][q] = sine;
        rotation[q][p] = -sine;
        double[][] back = {rotation[0].clone(), rotation[1].clone(), rotation[2].clone()};
        back[p][q] = -sine;
        back[q][p] = sine;
        set(values, times(times(back, values), rotation));
        set(vectors, times(vectors, rotation));
        values[p][q] = 0;
        values[q][p] = 0;
    }

    private static void set(double[][] into, double[][] from) {
        for (int row = 0; row < SIZE; row++) {
            System.arraycopy(from[row], 0, into[row], 0, SIZE);
        }
    }
}
