package io.editrisk.dataset.published;

import io.editrisk.dataset.Description;
import io.editrisk.dataset.Frame;
import io.editrisk.dataset.archive.Archive;
import io.editrisk.dataset.archive.Member;
import io.editrisk.shift.Shift;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ImageNet-C (Hendrycks and Dietterich 2019): ImageNet's validation pictures, resized, cropped to 224 pixels and corrupted. A
 * data set for each corruption and severity. A picture's source is ImageNet's of the same name.
 */
final class ImageNetC implements PublishedForm {

    private static final List<String> ARCHIVES =
            List.of("noise.tar", "blur.tar", "weather.tar", "digital.tar", "extra.tar");
    private static final Pattern PATH =
            Pattern.compile("(?:.*/)?([a-z_]+)/([1-5])/(n[0-9]{8})/(ILSVRC2012_val_[0-9]{8}\\.JPEG)");

    @Override
    public String name() {
        return "imagenet-c";
    }

    @Override
    public String summary() {
        return "ImageNet-C: ImageNet's validation set under ready-made corruptions, a data set a corruption and severity.";
    }

    @Override
    public String source() {
        return "one of " + String.join(", ", ARCHIVES) + ", a folder of some of these, or an unpacked folder with"
                + " CORRUPTION/SEVERITY/WNID/PICTURE";
    }

    @Override
    public List<String> missing(List<PublishedSet> sets, FormOptions options) {
        return CorruptedSplits.missing(sets);
    }

    private record Picture224(Archive archive, Member member, int label) {}

    @Override
    public List<PublishedSet> sets(PublishedSource source, FormOptions options) {
        SortedMap<String, List<Picture224>> splits = new TreeMap<>();
        for (Archive archive : archives(source)) {
            for (Member member : archive.members()) {
                Matcher path = PATH.matcher(member.path());
                if (path.matches()) {
                    splits.computeIfAbsent(path.group(1) + "/" + path.group(2), split -> new ArrayList<>())
                            .add(new Picture224(archive, member, label(archive, path.group(3))));
                }
            }
        }
        if (splits.isEmpty()) {
            throw new UnusableSourceException(
                    source.path()
                            + ": no picture of ImageNet-C in it; expected CORRUPTION/SEVERITY/WNID/ILSVRC2012_val_NNNNNNNN.JPEG");
        }
        List<PublishedSet> sets = new ArrayList<>();
        splits.forEach((split, pictures) -> sets.add(set(source.path(), split, pictures)));
        return sets;
    }

    private static List<Archive> archives(PublishedSource source) {
        List<Archive> archives = ARCHIVES.stream()
                .map(source.path()::resolve)
                .filter(Files::isRegularFile)
                .map(source::archive)
                .toList();
        return archives.isEmpty() ? List.of(source.archive()) : archives;
    }

    private static int label(Archive archive, String wnid) {
        return ImageNetClasses.label(wnid)
                .orElseThrow(() -> new UnusableSourceException(
                        archive.path() + ": the folder '" + wnid + "' is none of a class of ImageNet"));
    }

    private static PublishedSet set(Path source, String split, List<Picture224> pictures) {
        pictures.sort(Comparator.comparing(picture -> picture.member().name()));
        int slash = split.indexOf('/');
        Shift shift = new Shift(split.substring(0, slash), Integer.parseInt(split.substring(slash + 1)));
        Description description = ImageNet.description("imagenet-c, " + split, source, "CC-BY-4.0")
                .framed(Frame.imageNet())
                .shifted(shift);
        return new PublishedSet(split, description, pictures.size(), i -> {
            Picture224 picture = pictures.get(i);
            String identity = Names.imageNet(picture.member().name()).orElseThrow();
            return PublishedSample.modified(
                    identity,
                    picture.member().path(),
                    picture.label(),
                    new Picture.Encoded(() -> picture.archive().read(picture.member())));
        });
    }
}
