package io.editrisk.dataset.published;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.Description;
import io.editrisk.dataset.archive.Archive;
import io.editrisk.dataset.archive.Member;
import io.editrisk.text.ClassNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The distance to the nearest vehicle in KITTI's street scenes (Geiger et al. 2012; task of VTAB, Zhai et al. 2019). */
final class KittiDistance implements PublishedForm {

    private static final List<String> ARCHIVES =
            List.of("data_object_image_2.zip", "data_object_label_2.zip", "devkit_object.zip");
    private static final String ORDER = "mapping/train_rand.txt";
    private static final String MAPPING = "mapping/train_mapping.txt";

    @Override
    public String name() {
        return "kitti-distance";
    }

    @Override
    public String summary() {
        return "KITTI's street scenes by the distance to the nearest vehicle, split by video as VTAB and PAINT do.";
    }

    @Override
    public String source() {
        return "a folder with " + String.join(", ", ARCHIVES) + ", or with what is in them (training/, mapping/)";
    }

    private static String image(int number) {
        return String.format(Locale.ROOT, "training/image_2/%06d.png", number);
    }

    private static String label(int number) {
        return String.format(Locale.ROOT, "training/label_2/%06d.txt", number);
    }

    /** Files by the end of their path that is the same however they were unpacked. */
    private record Found(Archive archive, Member member) {
        private String text() {
            return new String(archive.read(member), StandardCharsets.UTF_8);
        }
    }

    /** @param number of the picture among those for training */
    private record Scene(int number, Found image, int label) {}

    @Override
    public List<PublishedSet> sets(PublishedSource source, FormOptions options) {
        Map<String, Found> files = files(source);
        KittiVideos videos = KittiVideos.read(
                need(source, files, ORDER).text(), need(source, files, MAPPING).text());
        Map<String, List<Scene>> splits = new HashMap<>();
        for (int i = 0; i < videos.pictures(); i++) {
            String path = image(i);
            Found label = need(source, files, label(i));
            int distance =
                    KittiLabel.of(label.archive().path() + "/" + label.member().path(), label.text());
            splits.computeIfAbsent(videos.split(i), split -> new ArrayList<>())
                    .add(new Scene(i, need(source, files, path), distance));
        }
        Description description = Description.of(
                "kitti-distance",
                Kind.IMAGES,
                ClassNames.named("kitti"),
                Names.origin(source.path(), "CC-BY-NC-SA-3.0"));
        return List.of("train", "validation", "test").stream()
                .map(split -> set(split, description, splits.getOrDefault(split, List.of())))
                .toList();
    }

    private static PublishedSet set(String split, Description description, List<Scene> scenes) {
        return new PublishedSet(split, description, scenes.size(), i -> {
            Scene scene = scenes.get(i);
            return PublishedSample.of(
                    Optional.of(String.format(Locale.ROOT, "kitti/training/%06d", scene.number())),
                    image(scene.number()),
                    scene.label(),
                    new Picture.Encoded(
                            () -> scene.image().archive().read(scene.image().member())));
        });
    }

    private static Map<String, Found> files(PublishedSource source) {
        List<Archive> archives = ARCHIVES.stream()
                .map(source.path()::resolve)
                .filter(Files::isRegularFile)
                .map(source::archive)
                .toList();
        Map<String, Found> files = new HashMap<>();
        for (Archive archive : archives.isEmpty() ? List.of(source.archive()) : archives) {
            for (Member member : archive.members()) {
                String path = member.path();
                int begin = Math.max(path.lastIndexOf("training/"), path.lastIndexOf("mapping/"));
                if (begin >= 0) {
                    files.put(path.substring(begin), new Found(archive, member));
                }
            }
        }
        return files;
    }

    private static Found need(PublishedSource source, Map<String, Found> files, String path) {
        Found found = files.get(path);
        if (found == null) {
            throw new UnusableSourceException(source.path() + ": no " + path + " in it; expected "
                    + String.join(", ", ARCHIVES) + " there, or unpacked");
        }
        return found;
    }
}
