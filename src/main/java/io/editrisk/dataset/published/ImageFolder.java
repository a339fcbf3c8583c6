package io.editrisk.dataset.published;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.Description;
import io.editrisk.dataset.published.ClassFolders.Labelled;
import java.util.List;

/** A folder of pictures for each class, in the order of the folders' names: torchvision's ImageFolder. */
final class ImageFolder implements PublishedForm {

    @Override
    public String name() {
        return "image-folder";
    }

    @Override
    public String summary() {
        return "A folder of PNG and JPEG pictures for each class, as torchvision's ImageFolder reads them.";
    }

    @Override
    public String source() {
        return "a folder, tar, tar.gz or zip with CLASS/PICTURE";
    }

    @Override
    public List<PublishedSet> sets(PublishedSource source, FormOptions options) {
        ClassFolders folders = ClassFolders.of(source.archive());
        List<String> classes = folders.classes();
        if (classes.isEmpty()) {
            throw new UnusableSourceException(source.path()
                    + ": no picture in it; expected CLASS/PICTURE, files that end in .png, .jpg or .jpeg");
        }
        List<Labelled> pictures = folders.inTurn();
        Description description = Description.of(
                Names.ofSource(source.path()), Kind.IMAGES, classes, Names.origin(source.path(), "unknown"));
        return List.of(new PublishedSet("", description, pictures.size(), i -> {
            Labelled picture = pictures.get(i);
            return PublishedSample.of(
                    Names.imageNet(picture.member().name()),
                    picture.member().path(),
                    picture.folder(),
                    folders.picture(picture.member()));
        }));
    }
}
