package io.editrisk.dataset.published;

import io.editrisk.dataset.archive.Archive;
import io.editrisk.dataset.archive.Member;
import io.editrisk.dataset.published.ClassFolders.Labelled;
import io.editrisk.dataset.style.Mask;
import io.editrisk.image.DamagedImageException;
import io.editrisk.image.Fitting;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.Resampling;
import io.editrisk.image.RgbImage;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One's own images of a concept: {@code images/CLASS/NAME.jpg} with {@code masks/CLASS/NAME.png}, white where the concept is.
 * Both are resized to 256 and cropped to 224 pixels. Where every folder is one of ImageNet's, its labels are ImageNet's.
 */
final class FolderImages implements MaskedImages {

    private static final int CROP = 224;
    private static final int RESIZE = 256;
    private static final String IMAGES = "images/";
    private static final String MASKS = "masks/";

    private final Archive archive;
    private final String root;
    private final List<Labelled> images;
    private final Map<String, Member> masks = new HashMap<>();
    private final List<String> folders;
    private final List<String> places;
    private final boolean imageNet;
    private final ImageCodec codec = new ImageCodec();

    /**
     * @param root "" or a path ending in '/', below which {@code images} and {@code masks} lie
     * @param places paths of all images below {@code images/}, of this concept and the others, in order
     */
    FolderImages(Archive archive, String root, List<String> places) {
        ClassFolders classes = ClassFolders.below(archive, root + IMAGES);
        this.archive = archive;
        this.root = root;
        this.images = classes.byName();
        this.places = List.copyOf(places);
        this.folders = places.stream()
                .map(path -> path.substring(0, path.indexOf('/')))
                .distinct()
                .toList();
        this.imageNet = folders.stream()
                .allMatch(folder -> ImageNetClasses.label(folder).isPresent());
        for (Member member : archive.members()) {
            if (member.path().startsWith(root + MASKS)) {
                masks.put(stem(member.path().substring(root.length() + MASKS.length())), member);
            }
        }
        for (int i = 0; i < images.size(); i++) {
            maskOf(i);
        }
    }

    /** The paths of a concept's images, as the numbering of all is made of. */
    static SortedSet<String> paths(Archive archive, String root) {
        SortedSet<String> paths = new TreeSet<>();
        for (Member member : archive.members()) {
            if (member.path().startsWith(root + IMAGES) && ClassFolders.isPicture(archive, member)) {
                paths.add(member.path().substring(root.length() + IMAGES.length()));
            }
        }
        return paths;
    }

    private static String stem(String path) {
        return path.substring(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('/') + 1));
    }

    private String below(int index) {
        return images.get(index).member().path().substring(root.length() + IMAGES.length());
    }

    private Member maskOf(int index) {
        @Nullable Member mask = masks.get(stem(below(index)));
        if (mask == null) {
            throw new UnusableSourceException(
                    name(index) + ": no mask " + root + MASKS + stem(below(index)) + ".png beside it");
        }
        return mask;
    }

    @Override
    public String source() {
        return archive.path() + "/" + root;
    }

    @Override
    public String name(int index) {
        return images.get(index).member().path();
    }

    @Override
    public int count() {
        return images.size();
    }

    @Override
    public RgbImage image(int index) {
        return fitted(images.get(index).member(), Resampling.BILINEAR);
    }

    @Override
    public Mask mask(int index) {
        return Mask.of(fitted(maskOf(index), Resampling.NEAREST));
    }

    @Override
    public RgbImage modified(int index, RgbImage pasted) {
        try {
            return mask(index).paste(image(index), pasted);
        } catch (IllegalArgumentException e) {
            throw misfit(index, e);
        }
    }

    private RgbImage fitted(Member member, Resampling resampling) {
        try {
            return codec.decode(archive.read(member), new Fitting.ShorterSide(RESIZE, resampling), CROP);
        } catch (DamagedImageException e) {
            throw new DamagedImageException(member.path() + ": " + e.getMessage());
        }
    }

    @Override
    public int label(int index) {
        String folder = below(index).substring(0, below(index).indexOf('/'));
        return imageNet ? ImageNetClasses.label(folder).orElseThrow() : folders.indexOf(folder);
    }

    @Override
    public List<String> classes() {
        return imageNet ? ImageNetClasses.wnids() : folders;
    }

    @Override
    public int place(int index) {
        return Collections.binarySearch(places, below(index));
    }

    @Override
    public Optional<String> identity(int index) {
        return Names.imageNet(images.get(index).member().name())
                .or(() -> Optional.of(archive.path().getFileName() + "/" + below(index)));
    }

    @Override
    public Optional<Integer> side() {
        return Optional.of(CROP);
    }
}
