package io.editrisk.dataset.published;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.dataset.published.ConceptStyleSplit.Remaining;
import io.editrisk.dataset.published.ConceptStyleSplit.Rule;
import io.editrisk.dataset.published.ConceptStyleSplit.Triple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Against NumPy's draws in the order of EditingClassifiers' code (concept_style.py). */
class ConceptStyleSplitTest {

    @Test
    void trainingAndValidationAreThoseOfThePeersDraws() {
        JsonNode cases = PublishedFixture.json("split.json");
        assertThat(cases.size()).isEqualTo(4);
        for (JsonNode wanted : cases) {
            Rule rule = Rule.paper(
                    wanted.get("seed").asInt(),
                    Remaining.valueOf(wanted.get("remaining").asText().toUpperCase(Locale.ROOT)),
                    wanted.get("rare").asBoolean());
            ConceptStyleSplit split =
                    ConceptStyleSplit.of(labels(wanted), wanted.get("variants").asInt(), rule);
            assertThat(split.train()).isEqualTo(triples(wanted.get("train")));
            assertThat(split.validation()).isEqualTo(triples(wanted.get("validation")));
        }
    }

    @Test
    void tenImagesOfEachLabelWithTwentyAreTrainedOnUnderOneVariant() {
        int[] labels = labels(PublishedFixture.json("split.json").get(0));
        ConceptStyleSplit split = ConceptStyleSplit.of(labels, 3, Rule.paper(1, Remaining.TRIPLES, false));

        assertThat(split.train()).hasSize(20).doesNotHaveDuplicates();
        assertThat(split.train().stream().map(Triple::variant).distinct()).hasSize(1);
        assertThat(split.train().stream().filter(triple -> labels[triple.image()] == 7))
                .hasSize(10);
        assertThat(split.validation()).hasSize(41 * 3 - 20).doesNotContainAnyElementsOf(split.train());
    }

    @Test
    void theOtherReadingLeavesOutImagesThatAreTrainedOn() {
        int[] labels = labels(PublishedFixture.json("split.json").get(0));
        ConceptStyleSplit split = ConceptStyleSplit.of(labels, 3, Rule.paper(1, Remaining.IMAGES, false));

        List<Integer> trained = split.train().stream().map(Triple::image).toList();
        assertThat(split.validation()).hasSize(21 * 3);
        assertThat(split.validation().stream().map(Triple::image)).doesNotContainAnyElementsOf(trained);
    }

    @Test
    void theImagesTrainedOnDoNotDependOnHowManyVariantsAStyleHas() {
        int[] labels = labels(PublishedFixture.json("split.json").get(0));
        Rule rule = Rule.paper(3, Remaining.TRIPLES, false);
        List<Integer> three = ConceptStyleSplit.of(labels, 3, rule).train().stream()
                .map(Triple::image)
                .toList();
        List<Integer> five = ConceptStyleSplit.of(labels, 5, rule).train().stream()
                .map(Triple::image)
                .toList();
        assertThat(five).isEqualTo(three);
        assertThat(new HashSet<>(three)).hasSize(20);
    }

    private static int[] labels(JsonNode wanted) {
        int[] labels = new int[wanted.get("labels").size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = wanted.get("labels").get(i).asInt();
        }
        return labels;
    }

    private static List<Triple> triples(JsonNode pairs) {
        List<Triple> triples = new ArrayList<>();
        pairs.forEach(
                pair -> triples.add(new Triple(pair.get(0).asInt(), pair.get(1).asInt())));
        return triples;
    }
}
