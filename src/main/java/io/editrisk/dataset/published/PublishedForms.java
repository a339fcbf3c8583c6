package io.editrisk.dataset.published;

import java.util.List;

/** The forms that {@code dataset import} knows. */
public final class PublishedForms {

    private static final List<PublishedForm> ALL = List.of(
            new ImageFolder(),
            new WebDataset(),
            new ImageNet(),
            new ImageNetC(),
            ImageNetSubset.renditions(),
            ImageNetSubset.adversarial(),
            new ImageNetV2(),
            new Mnist(),
            new Svhn(),
            new Cifar10(),
            new Cifar10C(),
            new KittiDistance(),
            new VehiclesOnSnow(),
            new ConceptStyle());

    private PublishedForms() {}

    public static List<PublishedForm> all() {
        return ALL;
    }

    public static List<String> names() {
        return ALL.stream().map(PublishedForm::name).toList();
    }

    /** The form of that name; an {@link UnusableSourceException} that lists the known ones where there is none. */
    public static PublishedForm named(String name) {
        return ALL.stream()
                .filter(form -> form.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnusableSourceException(
                        "unknown kind of data set '" + name + "'; allowed: " + String.join(", ", names())));
    }
}
