package org.vigie.forecasting.model.renewal;

/** Weighted least squares with a penalty that pulls coefficients towards given ones. */
final class RidgeRegression {
    private final double[][] normal;
    private final double[] right;

    RidgeRegression(double[] towards, double[] penalty) {
        int n = towards.length;
        normal = new double[n][n];
        right = new double[n];
        for (int i = 0; i < n; i++) {
            normal[i][i] = penalty[i];
            right[i] = penalty[i] * towards[i];
        }
    }

    void add(double[] terms, double label, double weight) {
        for (int i = 0; i < terms.length; i++) {
            right[i] += weight * terms[i] * label;
            for (int j = 0; j < terms.length; j++) {
                normal[i][j] += weight * terms[i] * terms[j];
            }
        }
    }

    /** The coefficients, by Gaussian elimination with pivots; the penalty keeps the system regular. */
    double[] solve() {
        int n = right.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                if (Math.abs(normal[row][column]) > Math.abs(normal[pivot][column])) {
                    pivot = row;
                }
            }
            swap(column, pivot);
            for (int row = column + 1; row < n; row++) {
                double factor = normal[row][column] / normal[column][column];
                for (int k = column; k < n; k++) {
                    normal[row][k] -= factor * normal[column][k];
                }
                right[row] -= factor * right[column];
            }
        }
        double[] solution = new double[n];
        for (int row = n - 1; row >= 0; row--) {
            double rest = right[row];
            for (int k = row + 1; k < n; k++) {
                rest -= normal[row][k] * solution[k];
            }
            solution[row] = rest / normal[row][row];
        }
        return solution;
    }

    private void swap(int a, int b) {
        double[] row = normal[a];
        normal[a] = normal[b];
        normal[b] = row;
        double value = right[a];
        right[a] = right[b];
        right[b] = value;
    }
}
