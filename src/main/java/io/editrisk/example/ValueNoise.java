package io.editrisk.example;

import io.editrisk.shift.Draws;

/** Smooth noise in 0..1: uniform numbers on a lattice over the scene, eased between its points. */
final class ValueNoise {

    private final int columns;
    private final int rows;
    private final double[] lattice;

    /** @param rows how many cells of the lattice lie below one another; columns, beside one another */
    ValueNoise(int rows, int columns, Draws draws) {
        this.rows = rows;
        this.columns = columns;
        this.lattice = new double[(rows + 1) * (columns + 1)];
        for (int i = 0; i < lattice.length; i++) {
            lattice[i] = draws.uniform();
        }
    }

    /** The value at a pixel's centre. */
    double at(int x, int y) {
        double column = (x + .5) / Canvas.SIDE * columns;
        double row = (y + .5) / Canvas.SIDE * rows;
        int left = (int) column;
        int top = (int) row;
        double right = eased(column - left);
        double bottom = eased(row - top);
        double above = point(left, top) * (1 - right) + point(left + 1, top) * right;
        double below = point(left, top + 1) * (1 - right) + point(left + 1, top + 1) * right;
        return above * (1 - bottom) + below * bottom;
    }

    private double point(int column, int row) {
        return lattice[row * (columns + 1) + column];
    }

    private static double eased(double t) {
        return t * t * (3 - 2 * t);
    }
}
