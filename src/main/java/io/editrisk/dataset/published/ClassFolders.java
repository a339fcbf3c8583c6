package io.editrisk.dataset.published;

import io.editrisk.dataset.archive.Archive;
import io.editrisk.dataset.archive.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Pictures in a folder for each class, as torchvision's ImageFolder reads them: a picture's class is the first folder of its
 * path below the root; files of other kinds are left alone.
 */
final class ClassFolders {

    /** What is read here, and what others read that is not: those are told of. */
    private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg");

    private static final Set<String> OTHER_PICTURES = Set.of("bmp", "gif", "pgm", "ppm", "tif", "tiff", "webp");

    private final Archive archive;
    private final SortedMap<String, List<Member>> byClass = new TreeMap<>();

    private ClassFolders(Archive archive) {
        this.archive = archive;
    }

    /** Below the archive's root, or below its only folder where there is no other, as archives often are packed. */
    static ClassFolders of(Archive archive) {
        return below(archive, onlyFolders(archive));
    }

    /** @param root "" or a path ending in '/' */
    static ClassFolders below(Archive archive, String root) {
        ClassFolders folders = new ClassFolders(archive);
        for (Member member : archive.members()) {
            if (member.path().startsWith(root) && isPicture(archive, member)) {
                folders.add(member, member.path().substring(root.length()));
            }
        }
        return folders;
    }

    private void add(Member member, String below) {
        int slash = below.indexOf('/');
        if (slash < 0) {
            throw new UnusableSourceException(archive.path() + ": " + member.path()
                    + " lies in no folder of a class; expected CLASS/" + member.name());
        }
        byClass.computeIfAbsent(below.substring(0, slash), name -> new ArrayList<>())
                .add(member);
    }

    /** The path down to the first folder that holds more than one; "" or ending in '/'. */
    private static String onlyFolders(Archive archive) {
        String root = "";
        for (String only = onlyFolder(archive, root); only != null; only = onlyFolder(archive, root)) {
            root += only + "/";
        }
        return root;
    }

    /** The one folder below the root that has folders itself, if no other folder has pictures. */
    private static @Nullable String onlyFolder(Archive archive, String root) {
        String only = null;
        boolean deeper = false;
        for (Member member : archive.members()) {
            if (!member.path().startsWith(root) || !isPicture(archive, member)) {
                continue;
            }
            String below = member.path().substring(root.length());
            int slash = below.indexOf('/');
            if (slash < 0 || (only != null && !only.equals(below.substring(0, slash)))) {
                return null;
            }
            only = below.substring(0, slash);
            deeper |= below.indexOf('/', slash + 1) >= 0;
        }
        return deeper ? only : null;
    }

    static boolean isPicture(Archive archive, Member member) {
        String ending =
                member.name().substring(member.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (OTHER_PICTURES.contains(ending)) {
            throw new UnusableSourceException(
                    archive.path() + ": " + member.path() + " is neither a PNG nor a JPEG; only these are read");
        }
        return PICTURES.contains(ending);
    }

    Archive archive() {
        return archive;
    }

    /** Names of the folders, in the order of their text. */
    List<String> classes() {
        return List.copyOf(byClass.keySet());
    }

    /**
     * A picture and its class.
     *
     * @param folder index into {@link #classes}
     */
    record Labelled(Member member, int folder) {}

    private List<Labelled> labelled() {
        List<Labelled> labelled = new ArrayList<>();
        int folder = 0;
        for (List<Member> members : byClass.values()) {
            for (Member member : members) {
                labelled.add(new Labelled(member, folder));
            }
            folder++;
        }
        return labelled;
    }

    /** One of each class in turn, so that the first so many have all classes alike. */
    List<Labelled> inTurn() {
        record Ranked(int rank, Labelled labelled) {}
        List<Ranked> ranked = new ArrayList<>();
        int[] ranks = new int[byClass.size()];
        for (Labelled labelled : labelled()) {
            ranked.add(new Ranked(ranks[labelled.folder()]++, labelled));
        }
        ranked.sort(Comparator.comparingInt(Ranked::rank));
        return ranked.stream().map(Ranked::labelled).toList();
    }

    /** In the order of the file names, whatever their classes. */
    List<Labelled> byName() {
        List<Labelled> labelled = labelled();
        labelled.sort(Comparator.comparing((Labelled one) -> one.member().name())
                .thenComparing(one -> one.member().path()));
        return List.copyOf(labelled);
    }

    /** The picture as it lies there. */
    Picture picture(Member member) {
        return new Picture.Encoded(() -> archive.read(member));
    }
}
