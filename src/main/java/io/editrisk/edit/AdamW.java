package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019) as PAINT uses torch.optim.AdamW: every parameter decays, biases
 * and norms too, and before each step all gradients together are brought to a norm of 1 where theirs is larger
 * (torch.nn.utils.clip_grad_norm_).
 */
final class AdamW implements Optimiser {

    static final double BETA1 = 0.9;
    static final double BETA2 = 0.999;
    static final double EPSILON = 1e-8;
    static final double LARGEST_NORM = 1;

    /** What torch adds to the norm it divides by. */
    private static final double NORM_EPSILON = 1e-6;

    private final CosineSchedule schedule;
    private final double weightDecay;
    private final List<Parameter> parameters = new ArrayList<>();
    private int steps;

    private record Parameter(NDArray value, NDArray first, NDArray second) {}

    /**
     * @param parameters by name; the order is that in which {@link #step} takes their gradients
     * @param buffers both moments, one a parameter
     */
    AdamW(CosineSchedule schedule, double weightDecay, Map<String, NDArray> parameters, Buffers buffers) {
        this.schedule = schedule;
        this.weightDecay = weightDecay;
        this.steps = buffers.steps();
        parameters.forEach((name, value) -> this.parameters.add(new Parameter(
                value, buffers.of("first-moment", name, value), buffers.of("second-moment", name, value))));
    }

    @Override
    public void step(List<NDArray> gradients) {
        double scale = Math.min(1, LARGEST_NORM / (norm(gradients) + NORM_EPSILON));
        double rate = schedule.rate(steps++);
        for (int i = 0; i < parameters.size(); i++) {
            move(parameters.get(i), gradients.get(i).mul(scale), rate);
        }
    }

    private void move(Parameter parameter, NDArray gradient, double rate) {
        NDArray first = parameter.first().muli(BETA1).addi(gradient.mul(1 - BETA1));
        NDArray second = parameter.second().muli(BETA2).addi(gradient.square().muli(1 - BETA2));
        NDArray spread =
                second.sqrt().divi(Math.sqrt(1 - Math.pow(BETA2, steps))).addi(EPSILON);
        double pace = rate / (1 - Math.pow(BETA1, steps));
        parameter.value().muli(1 - rate * weightDecay).subi(first.div(spread).muli(pace));
    }

    private static double norm(List<NDArray> gradients) {
        return Math.sqrt(gradients.stream()
                .mapToDouble(gradient -> gradient.square().sum().getFloat())
                .sum());
    }
}
