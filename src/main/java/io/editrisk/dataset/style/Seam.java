package io.editrisk.dataset.style;

/** The line along which a patch is cut where it overlaps what lies there already, so that the cut is seen least. */
final class Seam {

    private Seam() {}

    /**
     * The way of least error from the first row to the last, moving by at most one column a row.
     *
     * @param errors a row and column: how much the two differ there
     * @return the column in each row
     */
    static int[] leastError(float[][] errors) {
        int rows = errors.length;
        float[][] sums = new float[rows][];
        sums[0] = errors[0].clone();
        for (int row = 1; row < rows; row++) {
            sums[row] = errors[row].clone();
            for (int column = 0; column < sums[row].length; column++) {
                sums[row][column] += sums[row - 1][best(sums[row - 1], column)];
            }
        }
        int[] seam = new int[rows];
        seam[rows - 1] = least(sums[rows - 1]);
        for (int row = rows - 2; row >= 0; row--) {
            seam[row] = best(sums[row], seam[row + 1]);
        }
        return seam;
    }

    private static int best(float[] row, int column) {
        int best = column;
        if (column > 0 && row[column - 1] < row[best]) {
            best = column - 1;
        }
        if (column + 1 < row.length && row[column + 1] < row[best]) {
            best = column + 1;
        }
        return best;
    }

    private static int least(float[] row) {
        int least = 0;
        for (int column = 1; column < row.length; column++) {
            if (row[column] < row[least]) {
                least = column;
            }
        }
        return least;
    }
}
