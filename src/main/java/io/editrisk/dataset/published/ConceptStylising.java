package io.editrisk.dataset.published;

import io.editrisk.dataset.published.StyleVariants.Drawn;
import io.editrisk.image.RgbImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * The stylised images that a {@code concept-style} source lacks: each whole image of its concepts in each variant of its
 * styles of which there are pictures alone. Written as files, they are ready-made ones.
 *
 * @param readyMade styles that are in the source already, and are left alone
 */
public record ConceptStylising(List<Wanted> wanted, List<String> readyMade) {

    /**
     * A stylised image.
     *
     * @param path {@code STYLE/VARIANT/img_N.png}, as the import finds it
     * @param image draws it
     */
    public record Wanted(String path, Supplier<RgbImage> image) {}

    public ConceptStylising {
        wanted = List.copyOf(wanted);
        readyMade = List.copyOf(readyMade);
    }

    /**
     * Finds out what is lacking.
     *
     * @param options of {@code concept-style}, of which {@code stylise} names a way
     * @throws UnusableSourceException where there are no such concepts or styles
     */
    public static ConceptStylising of(PublishedSource source, FormOptions options) {
        ConceptStyleParts parts = ConceptStyleParts.of(source, List.of());
        SortedMap<String, Supplier<MaskedImages>> concepts = ConceptStyle.concepts(parts, options, source.path());
        SortedMap<String, StyleVariants> styles = ConceptStyle.styles(parts, options, source.path());
        List<String> readyMade = new ArrayList<>();
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        styles.forEach((style, variants) -> {
            if (!(variants instanceof Drawn)) {
                readyMade.add(style);
            }
        });
        concepts.values().stream()
                .map(Supplier::get)
                .forEach(images -> styles.forEach((style, variants) -> {
                    if (variants instanceof Drawn drawn) {
                        add(wanted, style, images, drawn);
                    }
                }));
        return new ConceptStylising(List.copyOf(wanted.values()), readyMade);
    }

    private static void add(Map<String, Wanted> wanted, String style, MaskedImages images, Drawn drawn) {
        for (int i = 0; i < images.count(); i++) {
            int index = i;
            int place = images.place(i);
            for (int variant = 0; variant < drawn.count(); variant++) {
                int which = variant;
                String path = style + "/" + variant + "/img_" + place + ".png";
                wanted.putIfAbsent(path, new Wanted(path, () -> drawn.stylised(which, place, images.image(index))));
            }
        }
    }
}
