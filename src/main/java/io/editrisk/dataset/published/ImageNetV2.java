package io.editrisk.dataset.published;

import io.editrisk.dataset.Description;
import io.editrisk.dataset.published.WnidFolders.Pictured;
import java.util.List;
import java.util.Optional;

/**
 * ImageNetV2 (Recht et al. 2019). Its older archives have folders named by labels that are not padded, of which the order of
 * the text is not the order of the labels; its newer ones have WordNet identifiers.
 */
final class ImageNetV2 implements PublishedForm {

    @Override
    public String name() {
        return "imagenet-v2";
    }

    @Override
    public String summary() {
        return "ImageNetV2: new pictures of ImageNet's thousand classes, gathered as the first were.";
    }

    @Override
    public String source() {
        return "one of its three tar.gz (matched-frequency, threshold0.7, top-images), or its folder with LABEL/PICTURE or"
                + " WNID/PICTURE";
    }

    @Override
    public List<PublishedSet> sets(PublishedSource source, FormOptions options) {
        ClassFolders found = ClassFolders.of(source.archive());
        boolean numbered = found.classes().stream().allMatch(folder -> folder.matches("[0-9]+"));
        WnidFolders folders = numbered ? WnidFolders.numbered(found) : WnidFolders.named(found);
        List<Pictured> pictures = folders.pictures(label -> true);
        Description description = ImageNet.description(Names.ofSource(source.path()), source.path(), "MIT");
        return List.of(new PublishedSet("", description, pictures.size(), i -> {
            Pictured picture = pictures.get(i);
            String file = picture.picture().member().name();
            String wnid = ImageNetClasses.wnids().get(picture.label());
            return folders.sample(picture, Optional.of("imagenet-v2/" + wnid + "/" + file));
        }));
    }
}
