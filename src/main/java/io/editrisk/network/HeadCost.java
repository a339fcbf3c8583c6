package io.editrisk.network;

import io.editrisk.text.ClipTokenizer;
import io.editrisk.text.Prompts;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the weight of a zero-shot head costs to make, once, in multiplications and additions. */
public final class HeadCost {

    private HeadCost() {}

    /**
     * Every sentence about every class, each as long as it is: there are many thousands, of a few lengths.
     *
     * @param tower that makes it
     */
    public static long of(ClipText tower, Prompts prompts) {
        ClipTokenizer tokenizer = ClipTokenizer.load();
        Map<Integer, Long> lengths = IntStream.range(0, prompts.classes().size())
                .boxed()
                .flatMap(label -> prompts.of(label).stream())
                .collect(Collectors.groupingBy(
                        text -> ZeroShotClassifier.length(tokenizer.tokens(text)), Collectors.counting()));
        return lengths.entrySet().stream()
                .mapToLong(texts -> texts.getValue() * tower.operations(texts.getKey()))
                .sum();
    }
}
