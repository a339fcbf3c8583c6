package io.editrisk.dataset.published;

import io.editrisk.dataset.Description;
import io.editrisk.dataset.published.WnidFolders.Pictured;
import java.util.List;
import java.util.Optional;

/**
 * A set of ImageNet's classes with pictures of its own, published for 200 of them in folders named by WordNet identifiers.
 * Labels are those among the thousand; the class subset says which logits are compared.
 */
final class ImageNetSubset implements PublishedForm {

    private final String name;
    private final String summary;
    private final String archive;

    private ImageNetSubset(String name, String summary, String archive) {
        this.name = name;
        this.summary = summary;
        this.archive = archive;
    }

    /** Renditions (Hendrycks et al. 2021). */
    static ImageNetSubset renditions() {
        return new ImageNetSubset(
                "imagenet-r", "ImageNet-R: renditions, art and cartoons of 200 classes.", "imagenet-r.tar");
    }

    /** Natural adversarial examples (Hendrycks et al. 2021). */
    static ImageNetSubset adversarial() {
        return new ImageNetSubset(
                "imagenet-a",
                "ImageNet-A: unmodified pictures of 200 classes that mislead networks.",
                "imagenet-a.tar");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public String source() {
        return archive + ", or its folder with WNID/PICTURE";
    }

    @Override
    public List<PublishedSet> sets(PublishedSource source, FormOptions options) {
        List<Integer> subset = ImageNetClasses.subset(name);
        WnidFolders folders = WnidFolders.named(
                        ClassFolders.of(source.archive(source.find(archive).orElse(source.path()))))
                .requireAmong(subset, name);
        List<Pictured> pictures = folders.pictures(label -> true);
        Description description =
                ImageNet.description(name, source.path(), "MIT").ofClasses(subset);
        return List.of(new PublishedSet("", description, pictures.size(), i -> {
            Pictured picture = pictures.get(i);
            return folders.sample(picture, Optional.of(name + "/" + folders.path(picture)));
        }));
    }
}
