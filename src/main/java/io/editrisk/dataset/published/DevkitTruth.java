package io.editrisk.dataset.published;

import io.editrisk.dataset.archive.Archive;
import io.editrisk.dataset.archive.Member;
import io.editrisk.dataset.array.InvalidArrayException;
import io.editrisk.dataset.array.MatFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import us.hebi.matlab.mat.types.Struct;

/**
 * What the devkit of ILSVRC 2012 says of the validation pictures: a line each with the devkit's own number of the class,
 * and a table from those numbers to WordNet identifiers. The numbers are not the order of the identifiers, which labels
 * follow.
 */
final class DevkitTruth {

    private static final String ARCHIVE = "ILSVRC2012_devkit_t12.tar.gz";
    private static final String FOLDER = "ILSVRC2012_devkit_t12";
    private static final String TRUTH = "data/ILSVRC2012_validation_ground_truth.txt";
    private static final String TABLE = "data/meta.mat";
    private static final int MOST_VALUES = 1 << 20;
    private static final Pattern VALIDATION = Pattern.compile("ILSVRC2012_val_([0-9]{8})\\.JPEG");

    private final Path devkit;
    private final List<Integer> labels;

    private DevkitTruth(Path devkit, List<Integer> labels) {
        this.devkit = devkit;
        this.labels = labels;
    }

    /** Whether all pictures of the archive are validation pictures that lie in one folder. */
    static boolean isFlat(Archive archive) {
        List<Member> pictures = pictures(archive);
        return !pictures.isEmpty()
                && pictures.stream()
                                .map(member -> member.path()
                                        .substring(
                                                0,
                                                member.path().length()
                                                        - member.name().length()))
                                .distinct()
                                .count()
                        == 1
                && pictures.stream().noneMatch(member -> member.path().matches(".*n[0-9]{8}/[^/]*"));
    }

    private static List<Member> pictures(Archive archive) {
        return archive.members().stream()
                .filter(member -> VALIDATION.matcher(member.name()).matches())
                .toList();
    }

    /** Reads the devkit that lies in the source folder or beside the pictures. */
    static DevkitTruth beside(PublishedSource source, Path pictures) {
        Path folder = pictures.toAbsolutePath().normalize().getParent();
        for (Path place : folder == null ? List.of(source.path()) : List.of(source.path(), folder)) {
            for (String name : List.of(ARCHIVE, FOLDER)) {
                if (Files.exists(place.resolve(name))) {
                    return read(source.archive(place.resolve(name)));
                }
            }
        }
        throw new UnusableSourceException(
                pictures + ": its pictures lie in no folders of classes; expected " + ARCHIVE + " beside it");
    }

    private static DevkitTruth read(Archive devkit) {
        Map<Integer, Integer> labels = table(devkit);
        List<Integer> truth = new ArrayList<>();
        String lines = new String(content(devkit, TRUTH), StandardCharsets.US_ASCII);
        for (String line : lines.strip().lines().map(String::strip).toList()) {
            Integer label = line.matches("[0-9]{1,4}") ? labels.get(Integer.valueOf(line)) : null;
            if (label == null) {
                throw new UnusableSourceException("%s: line %d of %s is '%s', no number of a class"
                        .formatted(devkit.path(), truth.size() + 1, TRUTH, line));
            }
            truth.add(label);
        }
        return new DevkitTruth(devkit.path(), truth);
    }

    /** From the devkit's number to the label. Synsets with children are of no use here: they have no pictures. */
    private static Map<Integer, Integer> table(Archive devkit) {
        String file = devkit.path() + "/" + TABLE;
        Struct synsets = MatFile.read(file, content(devkit, TABLE), MOST_VALUES).structs("synsets");
        Map<Integer, Integer> labels = new HashMap<>();
        try {
            for (int i = 0; i < synsets.getNumElements(); i++) {
                if (synsets.getMatrix("num_children", i).getInt(0) == 0) {
                    String wnid = synsets.getChar("WNID", i).getString();
                    int number = synsets.getMatrix("ILSVRC2012_ID", i).getInt(0);
                    labels.put(
                            number,
                            ImageNetClasses.label(wnid)
                                    .orElseThrow(() -> new InvalidArrayException(file, "'" + wnid + "' is no class")));
                }
            }
        } catch (IllegalArgumentException | ClassCastException | IndexOutOfBoundsException e) {
            throw new InvalidArrayException(file, "not the devkit's table: " + e.getMessage());
        }
        return labels;
    }

    private static byte[] content(Archive devkit, String name) {
        return devkit.members().stream()
                .filter(member -> member.path().equals(name) || member.path().endsWith("/" + name))
                .findFirst()
                .map(devkit::read)
                .orElseThrow(() -> new UnusableSourceException(devkit.path() + ": holds no " + name));
    }

    /** A picture and its label. */
    record Labelled(Member member, int label) {}

    /** The archive's validation pictures in the order of their numbers. */
    List<Labelled> label(Archive archive) {
        List<Labelled> labelled = new ArrayList<>();
        for (Member member : pictures(archive)) {
            Matcher name = VALIDATION.matcher(member.name());
            int number = name.matches() ? Integer.parseInt(name.group(1)) : 0;
            if (number < 1 || number > labels.size()) {
                throw new UnusableSourceException("%s: %s has the number %d; %s knows 1 to %d"
                        .formatted(archive.path(), member.path(), number, devkit, labels.size()));
            }
            labelled.add(new Labelled(member, labels.get(number - 1)));
        }
        return labelled;
    }
}
