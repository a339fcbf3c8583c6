package io.editrisk.example;

import java.util.List;
import java.util.stream.IntStream;

/** What scenes show: the published set of small grey pictures that is laid on backdrops, and how its network is trained. */
public final class MotifSource {

    /** Fashion-MNIST (Xiao et al. 2017), MIT licence. */
    public static final MotifSource GARMENTS = new MotifSource(
            new Named("garments", "Fashion-MNIST", "Fashion-MNIST (Zalando SE)", "fashion-mnist"),
            new Terms("MIT", "LICENCE", "fashion-mnist-licence.txt"),
            List.of(
                    "t-shirt",
                    "trouser",
                    "pullover",
                    "dress",
                    "coat",
                    "sandal",
                    "shirt",
                    "sneaker",
                    "bag",
                    "ankle-boot"),
            true,
            4);

    /** MNIST (LeCun et al. 1998) or some of it. A digit in a mirror is none, and there are fewer: more epochs. */
    public static final MotifSource DIGITS = new MotifSource(
            new Named("digits", "MNIST", "MNIST (Yann LeCun, Corinna Cortes)", "mnist"),
            new Terms("CC-BY-SA-3.0", "LICENCE-digits", "mnist-licence.txt"),
            IntStream.range(0, 10).mapToObj(Integer::toString).toList(),
            false,
            12);

    private final Named named;
    private final Terms terms;
    private final List<String> classes;
    private final boolean mirrored;
    private final int epochs;

    private MotifSource(Named named, Terms terms, List<String> classes, boolean mirrored, int epochs) {
        this.named = named;
        this.terms = terms;
        this.classes = List.copyOf(classes);
        this.mirrored = mirrored;
        this.epochs = epochs;
    }

    /** What it is called: its motifs, the set, the set with its makers, the beginning of its images' identities. */
    private record Named(String plural, String set, String origin, String identity) {}

    /** Its licence: by SPDX, the file it is written to, and the resource with its text. */
    private record Terms(String licence, String file, String resource) {}

    /** Names of the labels 0 to 9. */
    public List<String> classes() {
        return classes;
    }

    /** What its motifs are called, several of them; folders and the network's file begin so. */
    public String plural() {
        return named.plural();
    }

    /** How often its network sees each training picture, unless something else is asked for. */
    public int epochs() {
        return epochs;
    }

    String set() {
        return named.set();
    }

    String origin() {
        return named.origin();
    }

    String identity() {
        return named.identity();
    }

    String licence() {
        return terms.licence();
    }

    String licenceFile() {
        return terms.file();
    }

    String licenceResource() {
        return terms.resource();
    }

    /** Whether a motif in a mirror is one as well. */
    boolean mirrored() {
        return mirrored;
    }
}
