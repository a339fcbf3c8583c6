package io.editrisk.report;

import io.editrisk.dataset.Dataset;
import io.editrisk.dataset.DatasetManifest;
import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.Pair;
import io.editrisk.dataset.Sample;
import io.editrisk.image.Fitting;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.Resampling;
import io.editrisk.image.RgbImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A data set on one page that loads nothing: what it is, and some pictures of each class with their keys. */
public final class ContactSheet {

    private static final int SIDE = 96;
    private static final int QUALITY = 85;
    private static final int MOST_PICTURES = 600;
    private static final int MOST_OF_A_CLASS = 10;

    private final DatasetManifest manifest;
    private final Dataset dataset;
    private final ImageCodec codec = new ImageCodec();

    /** Pictures of up to {@value #SIDE} pixels are shown as they are, larger ones as their centre in that size. */
    public ContactSheet(Dataset dataset) {
        this.manifest = dataset.manifest();
        boolean small = manifest.size()
                .filter(size -> size.width() <= SIDE && size.height() <= SIDE)
                .isPresent();
        this.dataset = small ? dataset : dataset.fitted(new Fitting.ShorterSide(SIDE, Resampling.BILINEAR), SIDE);
    }

    /** A class with its number of samples and some of them. */
    record Shown(int label, String name, int count, List<Thumbnail> pictures) {}

    /** A picture within the page, one of a pair's where those are pairs. */
    record Thumbnail(String caption, String source) {}

    /** One fact about the data set. */
    record Fact(String name, String value) {}

    public byte[] html() {
        return PageTemplate.named("contact-sheet")
                .data("name", manifest.name())
                .data("style", PageTemplate.resource("/report/page.css"))
                .data("facts", facts())
                .data("classes", classes())
                .render()
                .getBytes(StandardCharsets.UTF_8);
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("samples", manifest.samples() + samples()));
        facts.add(new Fact("pictures", manifest.size().map(Object::toString).orElse("of different sizes")));
        manifest.frame().ifPresent(frame -> facts.add(new Fact("frame", frame.toString())));
        manifest.shift()
                .ifPresent(shift ->
                        facts.add(new Fact("corruption", shift.corruption() + ", severity " + shift.severity())));
        facts.add(new Fact("source", manifest.description().origin().source()));
        facts.add(new Fact("licence", manifest.description().origin().licence()));
        facts.add(new Fact("digest", manifest.digest()));
        return facts;
    }

    private String samples() {
        if (manifest.kind() == Kind.IMAGES) {
            return " images";
        }
        return manifest.form().masks() ? " pairs with masks" : " pairs";
    }

    private List<Shown> classes() {
        List<List<Integer>> byClass = new ArrayList<>();
        manifest.classes().forEach(name -> byClass.add(new ArrayList<>()));
        List<Integer> labels = dataset.labels();
        for (int i = 0; i < labels.size(); i++) {
            byClass.get(labels.get(i)).add(i);
        }
        long present = byClass.stream().filter(samples -> !samples.isEmpty()).count();
        int each = (int) Math.max(1, Math.min(MOST_OF_A_CLASS, MOST_PICTURES / present));
        List<Shown> classes = new ArrayList<>();
        for (int label = 0; label < byClass.size(); label++) {
            List<Integer> samples = byClass.get(label);
            if (!samples.isEmpty()) {
                List<Thumbnail> pictures = samples.stream()
                        .limit(each)
                        .flatMap(sample -> thumbnails(sample).stream())
                        .toList();
                classes.add(new Shown(label, manifest.classes().get(label), samples.size(), pictures));
            }
        }
        return classes;
    }

    private List<Thumbnail> thumbnails(int sample) {
        if (manifest.kind() == Kind.PAIRS) {
            Pair pair = dataset.pairs(sample, sample + 1).get(0);
            List<Thumbnail> shown = new ArrayList<>(List.of(
                    thumbnail(pair.key() + ", x", pair.original()), thumbnail(pair.key() + ", x'", pair.modified())));
            pair.mask().ifPresent(mask -> shown.add(thumbnail(pair.key() + ", mask", mask)));
            return shown;
        }
        Sample image = dataset.samples(sample, sample + 1).get(0);
        return List.of(thumbnail(image.key() + ", " + image.identity(), image.image()));
    }

    private Thumbnail thumbnail(String caption, RgbImage image) {
        return new Thumbnail(caption, DataUri.of(codec.encodeJpeg(image, QUALITY)));
    }
}
