package io.editrisk.evaluation;

import io.editrisk.shift.Shift;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * mCE (Hendrycks and Dietterich 2019, section 4.2): of each of the 15 common corruptions the errors over its five
 * severities, divided by AlexNet's; then the mean over the corruptions. It is defined for ImageNet's validation images of
 * 224 pixels alone: AlexNet's errors are those on ImageNet-C. What the four extra corruptions did does not count. The relative
 * one takes the error without corruption off each error first, AlexNet's off AlexNet's.
 *
 * @param percent AlexNet has 100; less is better
 * @param interval in percent, at 95%, over source images with all their corruptions together ({@link Clusters})
 */
public record MeanCorruptionError(double percent, Interval interval) {

    /** Severities of each corruption, from 1. */
    private static final int SEVERITIES = 5;

    /** AlexNet's error on ImageNet's validation images as they are. */
    private static final double ALEX_NET_CLEAN = .434780;

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
     */
    public static Optional<MeanCorruptionError> of(
            Measurements measured, Map<Shift, EvaluationSet> corrupted, String edit, double alpha) {
        return over(
                corrupted,
                0,
                (clusters, set, weight) ->
                        clusters.addFraction(measured.identities(set), wrong(measured.right(edit, set, alpha)), weight),
                Clusters::ofFraction);
    }

    /**
     * The relative one, below 0 where corruption helps.
     *
     * @param clean the same images as they are, in the same order
     */
    public static Optional<MeanCorruptionError> relative(
            Measurements measured,
            EvaluationSet clean,
            Map<Shift, EvaluationSet> corrupted,
            String edit,
            double alpha) {
        return over(
                corrupted,
                ALEX_NET_CLEAN,
                (clusters, set, weight) -> clusters.addChange(
                        measured.identities(set),
                        measured.right(edit, set, alpha),
                        measured.right(edit, clean, alpha),
                        weight),
                Clusters::ofDifference);
    }

    private interface Adding {
        void add(Clusters clusters, EvaluationSet set, double weight);
    }

    private static Optional<MeanCorruptionError> over(
            Map<Shift, EvaluationSet> corrupted, double off, Adding adding, Function<Clusters, Interval> interval) {
        Clusters clusters = new Clusters();
        for (Map.Entry<String, Double> alexNet : ALEX_NET.entrySet()) {
            double weight = 100 / (ALEX_NET.size() * SEVERITIES * (alexNet.getValue() - off));
            for (int severity = 1; severity <= SEVERITIES; severity++) {
                EvaluationSet set = corrupted.get(new Shift(alexNet.getKey(), severity));
                if (set == null) {
                    return Optional.empty();
                }
                adding.add(clusters, set, weight);
            }
        }
        return Optional.of(new MeanCorruptionError(clusters.sum(), interval.apply(clusters)));
    }

    private static boolean[] wrong(boolean[] right) {
        boolean[] wrong = new boolean[right.length];
        for (int i = 0; i < wrong.length; i++) {
            wrong[i] = !right[i];
        }
        return wrong;
    }
}
