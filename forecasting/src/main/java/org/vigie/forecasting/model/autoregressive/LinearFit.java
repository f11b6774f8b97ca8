package org.vigie.forecasting.model.autoregressive;

import java.util.Arrays;
import java.util.List;

/** A ridge regression, fitted by its normal equations. */
final class LinearFit {
    private static final double RIDGE = 1e-3;

    private final double[] coefficients;

    private LinearFit(double[] coefficients) {
        this.coefficients = coefficients;
    }

    /** Fits {@code outcomes} by rows of as many features each. */
    static LinearFit of(List<double[]> rows, double[] outcomes) {
        int features = rows.getFirst().length;
        double[][] normal = new double[features][features + 1];
        for (int r = 0; r < outcomes.length; r++) {
            double[] row = rows.get(r);
            for (int i = 0; i < features; i++) {
                for (int j = 0; j < features; j++) {
                    normal[i][j] += row[i] * row[j];
                }
                normal[i][features] += row[i] * outcomes[r];
            }
        }
        for (int i = 0; i < features; i++) {
            normal[i][i] += RIDGE;
        }
        return new LinearFit(solve(normal));
    }

    /** Gaussian elimination; with the ridge the matrix is positive definite, so that no pivot vanishes. */
    private static double[] solve(double[][] matrix) {
        int n = matrix.length;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double factor = matrix[j][i] / matrix[i][i];
                for (int k = i; k <= n; k++) {
                    matrix[j][k] -= factor * matrix[i][k];
                }
            }
        }
        double[] solution = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double rest = matrix[i][n];
            for (int j = i + 1; j < n; j++) {
                rest -= matrix[i][j] * solution[j];
            }
            solution[i] = rest / matrix[i][i];
        }
        return solution;
    }

    double predict(double[] row) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += coefficients[i] * row[i];
        }
        return sum;
    }

    @Override
    public String toString() {
        return Arrays.toString(coefficients);
    }
}
