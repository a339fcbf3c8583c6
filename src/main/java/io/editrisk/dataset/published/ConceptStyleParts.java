package io.editrisk.dataset.published;

import io.editrisk.dataset.archive.Archive;
import io.editrisk.dataset.archive.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What EditingClassifiers publishes for concepts and styles, wherever it lies in the source: {@code
 * concept_ImageNet_COCO_<concept>.pt}, {@code styles/<style>.pt} and {@code <style>/<variant>/img_<n>.png}, also in the
 * release's {@code segmentations.tar.gz} and {@code styles.tar.gz} beside each other; and one's own, as {@code
 * concepts/<concept>/images/CLASS/NAME.jpg} with {@code masks/CLASS/NAME.png}, and {@code styles/<style>/NAME.jpg}. Names go
 * by their letters: the paper's "wallconcrete" is {@code wall-concrete}.
 */
final class ConceptStyleParts {

    private static final Pattern CONCEPT = Pattern.compile("concept_ImageNet_(COCO|LVIS)_(.+)\\.pt");
    private static final Pattern OWN_CONCEPT = Pattern.compile("((?:.*/)?concepts/([^/]+)/)images/[^/]+/.+");
    private static final Pattern OWN_STYLE = Pattern.compile("(?:.*/)?styles/([^/]+)/[^/]+\\.(?i:png|jpe?g)");
    private static final Pattern STYLE = Pattern.compile("(?:.*/)?styles/([^/]+)\\.pt");
    private static final Pattern STYLISED = Pattern.compile("((?:.*/)?([^/]+)/([0-9]{1,3})/)img_[0-9]+\\.png");

    private final List<Archive> archives;

    /** A file of an archive. */
    record Found(Archive archive, Member member) {}

    private ConceptStyleParts(List<Archive> archives) {
        this.archives = archives;
    }

    /** @param stylised where ready-made stylised images are besides; empty for in the source alone */
    static ConceptStyleParts of(PublishedSource source, List<Archive> stylised) {
        List<Archive> archives = new ArrayList<>(stylised);
        archives.add(source.archive());
        source.find("segmentations.tar").ifPresent(file -> archives.add(source.archive(file)));
        source.find("styles.tar").ifPresent(file -> archives.add(source.archive(file)));
        return new ConceptStyleParts(archives.stream().distinct().toList());
    }

    /** Letters of a name, small. */
    static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /**
     * The concepts by their names' letters, opened when they are asked for.
     *
     * @param segmentations COCO or LVIS, of EditingClassifiers' files
     */
    SortedMap<String, Supplier<MaskedImages>> concepts(String segmentations) {
        SortedMap<String, Supplier<MaskedImages>> concepts = new TreeMap<>();
        for (Archive archive : archives) {
            SortedMap<String, String> own = new TreeMap<>();
            SortedSet<String> paths = new TreeSet<>();
            for (Member member : archive.members()) {
                Matcher file = CONCEPT.matcher(member.name());
                Matcher folder = OWN_CONCEPT.matcher(member.path());
                if (file.matches() && file.group(1).equals(segmentations)) {
                    concepts.putIfAbsent(letters(file.group(2)), () -> TensorImages.read(archive, member));
                } else if (folder.matches() && own.put(letters(folder.group(2)), folder.group(1)) == null) {
                    paths.addAll(FolderImages.paths(archive, folder.group(1)));
                }
            }
            own.forEach((concept, root) ->
                    concepts.putIfAbsent(concept, () -> new FolderImages(archive, root, List.copyOf(paths))));
        }
        return concepts;
    }

    /** The pictures of styles by their names' letters: a tensor's, or those of a folder in the order of their names. */
    SortedMap<String, List<Found>> styles() {
        SortedMap<String, List<Found>> styles = new TreeMap<>();
        for (Archive archive : archives) {
            for (Member member : archive.members()) {
                Matcher tensor = STYLE.matcher(member.path());
                Matcher picture = OWN_STYLE.matcher(member.path());
                if (tensor.matches()) {
                    styles.putIfAbsent(letters(tensor.group(1)), List.of(new Found(archive, member)));
                } else if (picture.matches()) {
                    styles.computeIfAbsent(letters(picture.group(1)), style -> new ArrayList<>())
                            .add(new Found(archive, member));
                }
            }
        }
        return styles;
    }

    /** The styles that images were given already, each with its variants in the order of their numbers. */
    SortedMap<String, StyleVariants.ReadyMade> readyMade() {
        SortedMap<String, SortedMap<Integer, StylisedFiles>> variants = new TreeMap<>();
        for (Archive archive : archives) {
            SortedMap<String, Matcher> folders = new TreeMap<>();
            for (Member member : archive.members()) {
                Matcher path = STYLISED.matcher(member.path());
                if (path.matches()) {
                    folders.putIfAbsent(path.group(1), path);
                }
            }
            folders.forEach((folder, path) -> variants.computeIfAbsent(letters(path.group(2)), style -> new TreeMap<>())
                    .putIfAbsent(Integer.parseInt(path.group(3)), StylisedFiles.below(archive, folder)));
        }
        SortedMap<String, StyleVariants.ReadyMade> readyMade = new TreeMap<>();
        variants.forEach(
                (style, files) -> readyMade.put(style, new StyleVariants.ReadyMade(List.copyOf(files.values()))));
        return readyMade;
    }
}
