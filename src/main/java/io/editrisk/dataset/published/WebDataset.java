package io.editrisk.dataset.published;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.Description;
import io.editrisk.dataset.archive.Archive;
import io.editrisk.dataset.archive.Archives;
import io.editrisk.dataset.archive.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * WebDataset shards of whatever tool: tars of files that belong together up to the first dot of their names, a picture with
 * its label in {@code .cls} or in {@code .json}.
 */
final class WebDataset implements PublishedForm {

    static final String LABEL = "label";

    @Override
    public String name() {
        return "web-dataset";
    }

    @Override
    public String summary() {
        return "WebDataset shards of any tool: pictures (jpg, jpeg, png; x and xprime for pairs, mask.png beside them), labels in cls or json.";
    }

    @Override
    public String source() {
        return "a tar (or tar.gz), or a folder of these, with KEY.jpg or KEY.png, and KEY.cls or KEY.json";
    }

    @Override
    public List<FormOption> options() {
        return List.of(new FormOption(LABEL, List.of(), "label", "what a json file calls the label"));
    }

    @Override
    public List<PublishedSet> sets(PublishedSource source, FormOptions options) {
        List<WebSample> samples = new ArrayList<>();
        for (Path shard : shards(source.path())) {
            samples.addAll(samples(source.archive(shard)));
        }
        if (samples.isEmpty()) {
            throw new UnusableSourceException(source.path() + ": no picture in it; expected " + source());
        }
        boolean pairs = samples.get(0).isPair();
        boolean masks = samples.get(0).hasMask();
        int[] labels = new int[samples.size()];
        for (int i = 0; i < labels.length; i++) {
            samples.get(i).requirePictures(pairs, masks);
            labels[i] = samples.get(i).label(options.get(LABEL));
        }
        int classes = IntStream.of(labels).max().orElse(0) + 1;
        Description description = Description.of(
                Names.ofSource(source.path()),
                pairs ? Kind.PAIRS : Kind.IMAGES,
                IntStream.range(0, classes).mapToObj(Integer::toString).toList(),
                Names.origin(source.path(), "unknown"));
        return List.of(new PublishedSet(
                "",
                masks ? description.masked() : description,
                labels.length,
                i -> samples.get(i).published(labels[i])));
    }

    private static List<Path> shards(Path source) {
        if (!Files.isDirectory(source)) {
            return List.of(source);
        }
        try (Stream<Path> files = Files.list(source)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches(".*\\.tar(\\.gz)?"))
                    .filter(Archives::isArchive)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UnusableSourceException(source + ": cannot be read: " + e.getMessage());
        }
    }

    private static List<WebSample> samples(Archive shard) {
        Map<String, Map<String, Member>> byKey = new TreeMap<>();
        for (Member member : shard.members()) {
            int folder = member.path().length() - member.name().length();
            int dot = member.path().indexOf('.', folder);
            if (dot > folder) {
                String ending = member.path().substring(dot + 1).toLowerCase(Locale.ROOT);
                byKey.computeIfAbsent(member.path().substring(0, dot), key -> new TreeMap<>())
                        .put(ending, member);
            }
        }
        List<WebSample> samples = new ArrayList<>();
        byKey.forEach((key, members) -> {
            WebSample sample = new WebSample(shard, key, members);
            if (sample.hasPicture()) {
                samples.add(sample);
            }
        });
        return samples;
    }
}
