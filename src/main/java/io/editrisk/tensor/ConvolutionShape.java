package io.editrisk.tensor;

/**
 * How a kernel moves over a picture, the same in both directions; ungrouped, undilated.
 *
 * @param stride 1 or more
 * @param padding 0 or more, zeros
 */
public record ConvolutionShape(int stride, int padding) {

    /** Positions along a side of {@code extent} pixels for a kernel of that many. */
    public long positions(long extent, long kernel) {
        return (extent + 2L * padding - kernel) / stride + 1;
    }

    String arguments() {
        return "[%d, %d], [%d, %d], [1, 1]".formatted(padding, padding, stride, stride);
    }
}
