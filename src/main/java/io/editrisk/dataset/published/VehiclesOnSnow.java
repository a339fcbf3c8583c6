package io.editrisk.dataset.published;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.Description;
import io.editrisk.dataset.Frame;
import io.editrisk.dataset.archive.Archive;
import io.editrisk.dataset.archive.Member;
import io.editrisk.dataset.published.ClassFolders.Labelled;
import io.editrisk.image.Fitting;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.Resampling;
import io.editrisk.image.RgbImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Vehicles on snow (Santurkar et al. 2021), as EditingClassifiers has it below {@code data/snow}: for training, images with
 * the road masked, onto which one texture of snow is pasted; for test, photographs in a folder a class.
 */
final class VehiclesOnSnow implements PublishedForm {

    static final String STYLISED = "stylised";
    private static final String FRAME = "frame";
    private static final String PUBLISHED = "published";
    private static final String TEXTURE = "snow_texture.jpg";
    private static final Fitting SHORTER_SIDE =
            new Fitting.ShorterSide(Frame.imageNet().resize(), Resampling.BILINEAR);

    private final ImageCodec codec = new ImageCodec();

    @Override
    public String name() {
        return "vehicles-on-snow";
    }

    @Override
    public String summary() {
        return "Vehicles on snow: pairs with a snow texture pasted onto the road, and photographs to test on.";
    }

    @Override
    public String source() {
        return "EditingClassifiers' data/snow, or its whole repository: train/*.pt, train/" + TEXTURE
                + ", test/CLASS/*.jpg";
    }

    @Override
    public List<FormOption> options() {
        return List.of(
                new FormOption(
                        STYLISED,
                        List.of(),
                        "",
                        "a folder with modified images made elsewhere, img_N.png for the N-th training image from 0; put"
                                + " into the masked part in place of the texture"),
                new FormOption(
                        FRAME,
                        List.of(PUBLISHED, "none"),
                        PUBLISHED,
                        "whether test photographs are resized to 256 and cropped to 224 pixels, or kept as they are"));
    }

    @Override
    public List<PublishedSet> sets(PublishedSource source, FormOptions options) {
        Archive archive = source.archive();
        Member file = only(source, archive);
        String folder =
                file.path().substring(0, file.path().length() - file.name().length());
        String root = folder.substring(0, folder.length() - "train/".length());
        return List.of(
                training(source, archive, file, pasted(source, archive, folder, options)),
                test(source, archive, root, options.get(FRAME).equals(PUBLISHED)));
    }

    private static Member only(PublishedSource source, Archive archive) {
        List<Member> found = archive.members().stream()
                .filter(member -> ("/" + member.path()).matches("(.*/)?train/[^/]+\\.pt"))
                .toList();
        if (found.size() != 1) {
            throw new UnusableSourceException(source.path() + ": " + found.size()
                    + " files train/*.pt; expected one, as in EditingClassifiers' data/snow");
        }
        return found.get(0);
    }

    private PublishedSet training(PublishedSource source, Archive archive, Member file, IntFunction<RgbImage> pasted) {
        TensorImages images = TensorImages.read(archive, file);
        return new PublishedSet(
                "train", description(source, Kind.PAIRS, images.side()).masked(), images.count(), i -> {
                    Picture original = new Picture.Pixels(() -> images.image(i));
                    Picture modified = new Picture.Pixels(() -> images.modified(i, pasted.apply(i)));
                    Picture mask = new Picture.Pixels(() -> images.mask(i).picture());
                    return new PublishedSample(
                            Optional.empty(),
                            images.name(i),
                            images.label(i),
                            List.of(original, modified, mask),
                            Optional.of(original));
                });
    }

    /** What is put into the masked part of each training image. */
    private IntFunction<RgbImage> pasted(PublishedSource source, Archive archive, String folder, FormOptions options) {
        if (!options.get(STYLISED).isEmpty()) {
            StylisedFiles files = StylisedFiles.below(source.archive(Path.of(options.get(STYLISED))), "");
            return files::picture;
        }
        Member texture = archive.members().stream()
                .filter(member -> member.path().equals(folder + TEXTURE))
                .findFirst()
                .orElseThrow(() -> new UnusableSourceException(
                        source.path() + ": no " + folder + TEXTURE + "; expected as published, or option " + STYLISED));
        RgbImage fitted = codec.decode(
                archive.read(texture), SHORTER_SIDE, Frame.imageNet().crop());
        return i -> fitted;
    }

    private PublishedSet test(PublishedSource source, Archive archive, String root, boolean framed) {
        ClassFolders folders = ClassFolders.below(archive, root + "test/");
        List<Integer> labels = folders.classes().stream()
                .map(folder -> ImageNetWords.holding(folder.split("_", -1)[0]))
                .toList();
        List<Labelled> pictures = folders.inTurn();
        Description description = framed
                ? description(source, Kind.IMAGES, Optional.of(Frame.imageNet().crop()))
                : Description.of(
                        "vehicles-on-snow",
                        Kind.IMAGES,
                        ImageNetClasses.wnids(),
                        Names.origin(source.path(), "unknown"));
        return new PublishedSet("test", description, pictures.size(), i -> {
            Member member = pictures.get(i).member();
            Picture asTaken = folders.picture(member);
            Picture stored = framed ? new Picture.Pixels(() -> framed(archive.read(member))) : asTaken;
            return new PublishedSample(
                    Optional.empty(),
                    member.path(),
                    labels.get(pictures.get(i).folder()),
                    List.of(stored),
                    Optional.of(asTaken));
        });
    }

    private RgbImage framed(byte[] picture) {
        return codec.decode(picture, SHORTER_SIDE, Frame.imageNet().crop());
    }

    private static Description description(PublishedSource source, Kind kind, Optional<Integer> side) {
        Description description = Description.of(
                "vehicles-on-snow", kind, ImageNetClasses.wnids(), Names.origin(source.path(), "unknown"));
        return side.filter(pixels -> pixels == Frame.imageNet().crop()).isPresent()
                ? description.framed(Frame.imageNet())
                : description;
    }
}
