package io.editrisk.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.dataset.DatasetManifest;
import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.DatasetManifest.Shard;
import io.editrisk.dataset.Description;
import io.editrisk.dataset.published.ImageNetClasses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchmarkTest {

    private final List<String> wnids = ImageNetClasses.wnids();

    private static DatasetManifest manifest(Description description) {
        String digest = "5a".repeat(32);
        List<Shard> shards = List.of(new Shard("0.tar", 700, 1, digest, Optional.empty()));
        return new DatasetManifest(description, 700, List.of(), digest, Optional.empty(), List.of(), shards);
    }

    private static Description of(List<String> classes) {
        return Description.of("any", Kind.IMAGES, classes, new Description.Origin("any", "any"));
    }

    @Test
    void imageNetIsKnownByItsClassesAndTheNetworksPictures() {
        assertThat(Benchmark.of(manifest(of(wnids)), 224)).contains(Benchmark.IMAGENET_224);
        assertThat(Benchmark.of(manifest(of(wnids)), 384)).isEmpty();
    }

    @Test
    void otherClassesASubsetOrAnotherOrderAreNotIt() {
        List<String> turned = new ArrayList<>(wnids);
        Collections.swap(turned, 0, 1);

        assertThat(Benchmark.of(manifest(of(turned)), 224)).isEmpty();
        assertThat(Benchmark.of(manifest(of(wnids.subList(0, 999))), 224)).isEmpty();
        assertThat(Benchmark.of(manifest(of(wnids).ofClasses(List.of(6, 11))), 224))
                .isEmpty();
    }
}
