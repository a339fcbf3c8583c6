package io.editrisk.dataset.published;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which part each KITTI picture is in, so that no video is in two: as tensorflow_datasets splits them, which VTAB and PAINT
 * use. A tenth of the videos is drawn for testing, then a tenth for validation from the rest, by NumPy's legacy generator
 * with seed 123.
 */
final class KittiVideos {

    private static final int SEED = 123;
    private static final int PERCENT = 10;

    private final List<String> videos;
    private final Set<String> test;
    private final Set<String> validation;

    private KittiVideos(List<String> videos) {
        this.videos = videos;
        Set<String> all = new TreeSet<>(videos);
        int drawn = Math.max(1, PERCENT * all.size() / 100);
        if (all.size() < 3) {
            throw new UnusableSourceException("KITTI's mapping names " + all.size() + " videos; at least 3 are needed");
        }
        NumpyRandom random = new NumpyRandom(SEED);
        test = new HashSet<>(random.choice(List.copyOf(new ArrayList<>(all)), drawn));
        all.removeAll(test);
        validation = new HashSet<>(random.choice(List.copyOf(new ArrayList<>(all)), drawn));
    }

    /**
     * Reads the devkit's mapping.
     *
     * @param order text of {@code train_rand.txt}: for each picture, the line of the mapping, counted from 1, with commas
     * @param mapping text of {@code train_mapping.txt}: a line for each picture with day, video and frame
     */
    static KittiVideos read(String order, String mapping) {
        List<String> lines = mapping.lines().toList();
        List<String> videos = new ArrayList<>();
        for (String number : order.strip().split("\\s*,\\s*", -1)) {
            int line = number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : 0;
            if (line < 1 || line > lines.size()) {
                throw new UnusableSourceException("train_rand.txt: '%s' is no line of train_mapping.txt, which has %d"
                        .formatted(number, lines.size()));
            }
            String[] fields = lines.get(line - 1).strip().split("\\s+", -1);
            if (fields.length < 2) {
                throw new UnusableSourceException(
                        String.format(Locale.ROOT, "train_mapping.txt:%d: expected day, video and frame", line));
            }
            videos.add(fields[1]);
        }
        return new KittiVideos(videos);
    }

    int pictures() {
        return videos.size();
    }

    /** {@code train}, {@code validation} or {@code test}. */
    String split(int picture) {
        String video = videos.get(picture);
        if (test.contains(video)) {
            return "test";
        }
        return validation.contains(video) ? "validation" : "train";
    }
}
