package io.editrisk.text;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * CLIP's tokenizer: the token ids of open_clip's {@code SimpleTokenizer} (3.3.0, with ftfy 6.3.1).
 * A text is repaired ({@link TextRepair}), its HTML references are resolved, white space becomes single spaces and letters
 * small ones; words become tokens by {@link BytePairs}. To be loaded once, and used by any number of threads.
 */
public final class ClipTokenizer {

    /** Tokens a text has, padding included. */
    public static final int CONTEXT_LENGTH = 77;

    /** Token ids are less than this. */
    public static final int VOCABULARY = 49_408;

    /** Stands first; where the text itself has {@code <start_of_text>}, there too. */
    public static final int START = VOCABULARY - 2;

    /** Stands last before the padding, which is 0: the highest id, so that the network finds it by its being so. */
    public static final int END = VOCABULARY - 1;

    static final String START_OF_TEXT = "<start_of_text>";
    static final String END_OF_TEXT = "<end_of_text>";

    private static final BitSet SPACE = Characters.set("space");
    private static final int MOST_KEPT = 1 << 16;
    private static final int LONGEST_KEPT = 64;

    private final BytePairs bytePairs;

    /** Words met before. */
    private final Map<String, int[]> kept = new ConcurrentHashMap<>();

    private ClipTokenizer(BytePairs bytePairs) {
        this.bytePairs = bytePairs;
    }

    /** Reads the vocabulary that is packed with the application. */
    public static ClipTokenizer load() {
        return new ClipTokenizer(BytePairs.load());
    }

    /**
     * The network's input: [{@value #CONTEXT_LENGTH}] ids, {@link #START}, the text's, {@link #END}, zeros. A text that is
     * too long loses what is behind, never the end token.
     */
    public int[] tokens(String text) {
        int[] encoded = encode(text);
        int[] tokens = new int[CONTEXT_LENGTH];
        int length = Math.min(encoded.length, CONTEXT_LENGTH - 2);
        tokens[0] = START;
        System.arraycopy(encoded, 0, tokens, 1, length);
        tokens[length + 1] = END;
        return tokens;
    }

    /** The ids of all of a text, without start, end and padding. */
    public int[] encode(String text) {
        return Words.of(clean(text)).stream()
                .flatMapToInt(word -> IntStream.of(word(word)))
                .toArray();
    }

    static String clean(String text) {
        String resolved = HtmlEntities.unescape(HtmlEntities.unescape(TextRepair.repair(text)));
        return LowerCase.of(singleSpaced(resolved));
    }

    private static String singleSpaced(String text) {
        StringBuilder spaced = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (SPACE.get(text.charAt(i))) {
                continue;
            }
            if (i > 0 && SPACE.get(text.charAt(i - 1)) && !spaced.isEmpty()) {
                spaced.append(' ');
            }
            spaced.append(text.charAt(i));
        }
        return spaced.toString();
    }

    private int[] word(String word) {
        int[] known = kept.get(word);
        if (known != null) {
            return known;
        }
        int[] tokens = fresh(word);
        if (word.length() <= LONGEST_KEPT && kept.size() < MOST_KEPT) {
            kept.put(word, tokens);
        }
        return tokens;
    }

    private int[] fresh(String word) {
        return switch (word) {
            case START_OF_TEXT -> new int[] {START};
            case END_OF_TEXT -> new int[] {END};
            default -> bytePairs.encode(word.getBytes(StandardCharsets.UTF_8));
        };
    }
}
