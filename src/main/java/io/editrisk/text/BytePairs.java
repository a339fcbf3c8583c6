package io.editrisk.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Byte-level byte-pair encoding with CLIP's 48,894 merges. Token ids: 256 bytes, the same at the end of a word, then one a
 * merge in the order of the file. Immutable.
 */
final class BytePairs {

    private static final int MERGES = 48_894;
    private static final int BYTES = 256;
    private static final int FIRST_MERGED = 2 * BYTES;
    private static final String WORD_END = "</w>";

    /** Left and right token, 32 bits each, and the token they become: the lower, the sooner. */
    private final Map<Long, Integer> merges = new HashMap<>(2 * MERGES);

    private final int[] tokenOfByte = new int[BYTES];

    /** @param lines a heading, then one merge a line: left and right */
    private BytePairs(List<String> lines) {
        Map<String, Integer> tokens = byteTokens();
        for (int i = 0; i < MERGES; i++) {
            String pair = lines.get(i + 1);
            int space = pair.indexOf(' ');
            int merged = FIRST_MERGED + i;
            merges.put(key(token(tokens, pair.substring(0, space)), token(tokens, pair.substring(space + 1))), merged);
            tokens.put(pair.replace(" ", ""), merged);
        }
    }

    /** Reads the vocabulary that is packed with the application. */
    static BytePairs load() {
        return new BytePairs(Resources.firstLines("bpe_simple_vocab_16e6.txt.gz", MERGES + 1));
    }

    /**
     * The tokens of a word.
     *
     * @param word UTF-8, at least one byte
     */
    int[] encode(byte[] word) {
        int[] tokens = new int[word.length];
        for (int i = 0; i < word.length; i++) {
            tokens[i] = tokenOfByte[word[i] & 0xff];
        }
        tokens[word.length - 1] += BYTES;
        int length = tokens.length;
        for (int merged = soonest(tokens, length); merged > 0; merged = soonest(tokens, length)) {
            length = merge(tokens, length, merged);
        }
        return Arrays.copyOf(tokens, length);
    }

    /** The merge to do next, 0 where there is none. */
    private int soonest(int[] tokens, int length) {
        int soonest = Integer.MAX_VALUE;
        for (int i = 0; i + 1 < length; i++) {
            soonest = Math.min(soonest, merges.getOrDefault(key(tokens[i], tokens[i + 1]), soonest));
        }
        return soonest == Integer.MAX_VALUE ? 0 : soonest;
    }

    /** Does one merge wherever it can be done, from the left, in place; returns the new length. */
    private int merge(int[] tokens, int length, int merged) {
        int to = 0;
        for (int from = 0; from < length; from++) {
            boolean pair = from + 1 < length && merges.getOrDefault(key(tokens[from], tokens[from + 1]), 0) == merged;
            tokens[to++] = pair ? merged : tokens[from];
            from += pair ? 1 : 0;
        }
        return to;
    }

    private static long key(int left, int right) {
        return (long) left << Integer.SIZE | right;
    }

    private static int token(Map<String, Integer> tokens, String text) {
        Integer token = tokens.get(text);
        if (token == null) {
            throw new IllegalStateException("a merge of '" + text + "', which is no token yet");
        }
        return token;
    }

    /**
     * Sets the bytes' tokens and returns them by the characters that the file has for them: those that can be seen in
     * Latin-1 for themselves and first, then the others as U+0100 and on.
     */
    private Map<String, Integer> byteTokens() {
        Map<String, Integer> tokens = new HashMap<>(2 * (FIRST_MERGED + MERGES));
        int hidden = 0;
        for (boolean seen : new boolean[] {true, false}) {
            for (int b = 0; b < BYTES; b++) {
                if (visible(b) == seen) {
                    int token = tokens.size() / 2;
                    String character = Character.toString(seen ? b : BYTES + hidden++);
                    tokenOfByte[b] = token;
                    tokens.put(character, token);
                    tokens.put(character + WORD_END, token + BYTES);
                }
            }
        }
        return tokens;
    }

    private static boolean visible(int b) {
        return (b >= '!' && b <= '~') || (b >= 0xa1 && b != 0xad);
    }
}
