package io.editrisk.dataset.published;

import io.editrisk.dataset.archive.Archive;
import io.editrisk.dataset.archive.Member;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stylised images in a folder, named by their image's place: {@code img_12.png}, or {@code img_00012.png}, which is taken
 * where both are there, as EditingClassifiers does. Threads share one.
 */
final class StylisedFiles {

    private static final Pattern NAME = Pattern.compile("img_([0-9]{1,9})\\.png");
    private static final int PADDED = 5;

    private final Archive archive;
    private final String folder;
    private final Map<Integer, Member> byPlace;
    private final ImageCodec codec = new ImageCodec();

    private StylisedFiles(Archive archive, String folder, Map<Integer, Member> byPlace) {
        this.archive = archive;
        this.folder = folder;
        this.byPlace = byPlace;
    }

    /** @param folder "" or a path ending in '/'; only what lies directly in it counts */
    static StylisedFiles below(Archive archive, String folder) {
        Map<Integer, Member> byPlace = new HashMap<>();
        for (Member member : archive.members()) {
            Matcher name = NAME.matcher(member.name());
            if (member.path().equals(folder + member.name()) && name.matches()) {
                byPlace.merge(
                        Integer.parseInt(name.group(1)),
                        member,
                        (one, other) -> name.group(1).length() == PADDED ? other : one);
            }
        }
        if (byPlace.isEmpty()) {
            throw new UnusableSourceException(archive.path() + "/" + folder + ": no img_N.png in it");
        }
        return new StylisedFiles(archive, folder, byPlace);
    }

    boolean has(int place) {
        return byPlace.containsKey(place);
    }

    /** The picture for that place; an {@link UnusableSourceException} where there is none. */
    RgbImage picture(int place) {
        @Nullable Member member = byPlace.get(place);
        if (member == null) {
            throw new UnusableSourceException(archive.path() + "/" + folder + "img_" + place + ".png: not there");
        }
        return codec.decode(archive.read(member));
    }
}
