package io.editrisk.report;

import io.editrisk.image.PictureHeader;
import io.editrisk.shift.Corruption;
import io.editrisk.shift.Corruptions;
import io.editrisk.shift.Shift;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A picture under corruptions, on one page that loads nothing: the original, then each kind in its group, mild to severe;
 * the common kinds before the extra ones.
 */
public final class CorruptionGallery {

    private static final String EXTRA = "Extra";

    /** Up to so many pixels across, pictures are drawn as squares of one colour rather than blurred. */
    private static final int COARSE = 128;

    private final String name;
    private final Map<String, String> facts;
    private final Picture original;
    private final List<Corrupted> pictures;

    /**
     * The page of one picture.
     *
     * @param facts how it was corrupted, by name, in that order
     * @param original its PNG or JPEG
     */
    public CorruptionGallery(String name, Map<String, String> facts, byte[] original, List<Corrupted> pictures) {
        this.name = name;
        this.facts = new LinkedHashMap<>(facts);
        this.original = Picture.of("original", "the original", original);
        this.pictures = List.copyOf(pictures);
    }

    /**
     * The picture under one corruption.
     *
     * @param file a PNG or JPEG
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    public record Corrupted(Shift shift, byte[] file) {}

    /** A fact about how the page was made. */
    record Fact(String name, String value) {}

    /** A picture within the page, with its place in it and its own size in pixels. */
    record Picture(String id, String alt, int severity, String source, int width, int height) {
        static Picture of(String id, String alt, byte[] file) {
            PictureHeader header = PictureHeader.of(file);
            return new Picture(id, alt, 0, DataUri.of(file), header.width(), header.height());
        }

        static Picture of(Corrupted corrupted) {
            Shift shift = corrupted.shift();
            Picture picture = of(
                    shift.corruption() + "-" + shift.severity(),
                    shift.corruption() + ", severity " + shift.severity(),
                    corrupted.file());
            return new Picture(
                    picture.id, picture.alt, shift.severity(), picture.source, picture.width, picture.height);
        }
    }

    /** A corruption at its severities. */
    record Kind(String name, String summary, List<Picture> pictures) {}

    /** Kinds that are published together. */
    record Group(String name, boolean extra, List<Kind> kinds) {}

    public byte[] html() {
        return PageTemplate.named("gallery")
                .data("name", name)
                .data("style", PageTemplate.resource("/report/page.css"))
                .data(
                        "facts",
                        facts.entrySet().stream()
                                .map(fact -> new Fact(fact.getKey(), fact.getValue()))
                                .toList())
                .data("original", original)
                .data("coarse", original.width() <= COARSE ? "coarse" : "fine")
                .data("groups", groups())
                .render()
                .getBytes(StandardCharsets.UTF_8);
    }

    private List<Group> groups() {
        Map<String, List<Kind>> groups = new LinkedHashMap<>();
        for (Corruption corruption : Corruptions.all()) {
            List<Picture> severities = pictures.stream()
                    .filter(picture -> picture.shift().corruption().equals(corruption.name()))
                    .sorted(Comparator.comparingInt(picture -> picture.shift().severity()))
                    .map(Picture::of)
                    .toList();
            if (!severities.isEmpty()) {
                groups.computeIfAbsent(group(corruption), absent -> new ArrayList<>())
                        .add(new Kind(corruption.name(), corruption.summary(), severities));
            }
        }
        return groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getKey().equals(EXTRA), group.getValue()))
                .collect(Collectors.toList());
    }

    private static String group(Corruption corruption) {
        String lower = corruption.group().name().toLowerCase(Locale.ROOT);
        return corruption.common() ? lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1) : EXTRA;
    }
}
