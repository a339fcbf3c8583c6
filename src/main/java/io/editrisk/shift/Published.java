package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.List;

/** A corruption's published parameters: for each {@link PublishedSize} those of the five severities. */
record Published<T>(List<T> cifar, List<T> tiny, List<T> imagenet, List<T> inception) {

    Published {
        cifar = List.copyOf(cifar);
        tiny = List.copyOf(tiny);
        imagenet = List.copyOf(imagenet);
        inception = List.copyOf(inception);
        for (List<T> severities : List.of(cifar, tiny, imagenet, inception)) {
            if (severities.size() != 5) {
                throw new IllegalArgumentException(severities + " are not the parameters of five severities");
            }
        }
    }

    /** The same at 299 pixels as at 224. */
    Published(List<T> cifar, List<T> tiny, List<T> imagenet) {
        this(cifar, tiny, imagenet, imagenet);
    }

    /** The parameters of the picture's size at a severity of 1..5. */
    T at(RgbImage image, int severity) {
        Shift.requireSeverity(severity);
        return switch (PublishedSize.of(image)) {
            case CIFAR -> cifar.get(severity - 1);
            case TINY -> tiny.get(severity - 1);
            case IMAGENET -> imagenet.get(severity - 1);
            case INCEPTION -> inception.get(severity - 1);
        };
    }
}
