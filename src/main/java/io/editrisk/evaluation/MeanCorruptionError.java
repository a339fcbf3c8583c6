package io.editrisk.evaluation;

import io.editrisk.shift.Shift;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * mCE (Hendrycks and Dietterich 2019, section 4.2): of each of the 15 common corruptions the errors over its five
 * severities, divided by AlexNet's; then the mean over the corruptions. It is defined for ImageNet's validation images of
 * 224 pixels alone: AlexNet's errors are those on ImageNet-C. What the four extra corruptions did does not count.
 *
 * @param percent AlexNet has 100; less is better
 * @param interval in percent, by {@link ClusterBootstrap} over source images
 */
public record MeanCorruptionError(double percent, Interval interval) {

    /** Severities of each corruption, from 1. */
    private static final int SEVERITIES = 5;

    /** Mean over the severities of AlexNet's error on ImageNet-C (hendrycks/robustness). */
    private static final Map<String, Double> ALEX_NET = alexNet();

    private static Map<String, Double> alexNet() {
        Map<String, Double> errors = new LinkedHashMap<>();
        errors.put("gaussian_noise", .886428);
        errors.put("shot_noise", .894468);
        errors.put("impulse_noise", .922640);
        errors.put("defocus_blur", .819880);
        errors.put("glass_blur", .826268);
        errors.put("motion_blur", .785948);
        errors.put("zoom_blur", .798360);
        errors.put("snow", .866816);
        errors.put("frost", .826572);
        errors.put("fog", .819324);
        errors.put("brightness", .564592);
        errors.put("contrast", .853204);
        errors.put("elastic_transform", .646056);
        errors.put("pixelate", .717840);
        errors.put("jpeg_compression", .606500);
        return errors;
    }

    /** The corruptions that it is over, in the published order. */
    static List<String> corruptions() {
        return List.copyOf(ALEX_NET.keySet());
    }

    /**
     * Over those sets; empty unless all 15 corruptions at all five severities are among them.
     *
     * @param corrupted the images under each corruption and severity
     * @param alpha 0 is the unedited network, whatever the edit
     * @param seed of the bootstrap
     */
    public static Optional<MeanCorruptionError> of(
            Measurements measured, Map<Shift, EvaluationSet> corrupted, String edit, double alpha, long seed) {
        Clusters clusters = new Clusters();
        for (Map.Entry<String, Double> alexNet : ALEX_NET.entrySet()) {
            double divisor = ALEX_NET.size() * SEVERITIES * alexNet.getValue() / 100;
            for (int severity = 1; severity <= SEVERITIES; severity++) {
                EvaluationSet set = corrupted.get(new Shift(alexNet.getKey(), severity));
                if (set == null) {
                    return Optional.empty();
                }
                clusters.add(measured.identities(set), wrong(measured.right(edit, set, alpha)), divisor);
            }
        }
        return Optional.of(new MeanCorruptionError(clusters.sum(), ClusterBootstrap.ofMean(clusters.values(), seed)));
    }

    private static double[] wrong(boolean[] right) {
        double[] wrong = new double[right.length];
        for (int i = 0; i < wrong.length; i++) {
            wrong[i] = right[i] ? 0 : 1;
        }
        return wrong;
    }
}
