package io.editrisk.dataset.published;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.Description;
import io.editrisk.dataset.archive.Archive;
import io.editrisk.dataset.archive.Member;
import io.editrisk.dataset.published.WnidFolders.Pictured;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * ImageNet (ILSVRC 2012) as it is published for validation, pictures in a folder for each class or all in one with the
 * devkit's ground truth beside it. Both give the same data set: the order is that of the file names.
 */
final class ImageNet implements PublishedForm {

    static final String LICENCE = "ImageNet terms of access";

    private static final String CLASSES = "classes";
    private static final String ALL = "all";

    @Override
    public String name() {
        return "imagenet";
    }

    @Override
    public String summary() {
        return "ImageNet's validation set (ILSVRC 2012), in class folders or flat with the devkit's ground truth.";
    }

    @Override
    public String source() {
        return "a folder or tar with WNID/PICTURE, or ILSVRC2012_img_val.tar (or its pictures in a folder) with"
                + " ILSVRC2012_devkit_t12.tar.gz (or its folder) beside it";
    }

    @Override
    public List<FormOption> options() {
        List<String> allowed = new ArrayList<>(List.of(ALL));
        allowed.addAll(ImageNetClasses.SUBSETS);
        return List.of(new FormOption(
                CLASSES,
                allowed,
                ALL,
                "only pictures of the 200 classes of another set, to compare it with: logits are cut to them"));
    }

    @Override
    public List<PublishedSet> sets(PublishedSource source, FormOptions options) {
        String chosen = options.get(CLASSES);
        List<Integer> subset = chosen.equals(ALL) ? List.of() : ImageNetClasses.subset(chosen);
        String name = subset.isEmpty() ? "imagenet" : "imagenet, classes of " + chosen;
        Description description = description(name, source.path(), LICENCE).ofClasses(subset);
        Path pictures = source.find("ILSVRC2012_img_val.tar").orElse(source.path());
        Archive archive = source.archive(pictures);
        return List.of(
                DevkitTruth.isFlat(archive)
                        ? flat(archive, DevkitTruth.beside(source, pictures), description)
                        : inFolders(archive, description));
    }

    static Description description(String name, Path source, String licence) {
        return Description.of(name, Kind.IMAGES, ImageNetClasses.wnids(), Names.origin(source, licence));
    }

    private static boolean wanted(Description description, int label) {
        return description.classSubset().isEmpty() || description.classSubset().contains(label);
    }

    private static PublishedSet inFolders(Archive archive, Description description) {
        WnidFolders folders = WnidFolders.named(ClassFolders.of(archive));
        List<Pictured> pictures = folders.pictures(label -> wanted(description, label));
        return new PublishedSet("", description, pictures.size(), i -> {
            Pictured picture = pictures.get(i);
            Member member = picture.picture().member();
            return PublishedSample.of(
                    Names.imageNet(member.name()),
                    path(picture.label(), member),
                    picture.label(),
                    folders.picture(picture));
        });
    }

    /** However the pictures lie: the same data set comes of class folders and of one folder. */
    private static String path(int label, Member member) {
        return ImageNetClasses.wnids().get(label) + "/" + member.name();
    }

    private static PublishedSet flat(Archive archive, DevkitTruth truth, Description description) {
        List<DevkitTruth.Labelled> pictures = truth.label(archive).stream()
                .filter(picture -> wanted(description, picture.label()))
                .toList();
        return new PublishedSet("", description, pictures.size(), i -> {
            DevkitTruth.Labelled picture = pictures.get(i);
            Optional<String> identity = Names.imageNet(picture.member().name());
            String path = path(picture.label(), picture.member());
            return PublishedSample.of(
                    identity, path, picture.label(), new Picture.Encoded(() -> archive.read(picture.member())));
        });
    }
}
