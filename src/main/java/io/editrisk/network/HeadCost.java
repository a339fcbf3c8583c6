package io.editrisk.network;

import io.editrisk.text.ClipTokenizer;
import io.editrisk.text.Prompts;
import java.util.stream.IntStream;

/** What the weight of a zero-shot head costs to make, once, in multiplications and additions. */
public final class HeadCost {

    private HeadCost() {}

    /**
     * Every sentence about every class, each as long as it is.
     *
     * @param tower that makes it
     */
    public static long of(ClipText tower, Prompts prompts) {
        ClipTokenizer tokenizer = ClipTokenizer.load();
        return IntStream.range(0, prompts.classes().size())
                .boxed()
                .flatMap(label -> prompts.of(label).stream())
                .mapToLong(text -> tower.operations(ZeroShotClassifier.length(tokenizer.tokens(text))))
                .sum();
    }
}
