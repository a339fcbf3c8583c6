package io.editrisk.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The words of a cleaned text, as CLIP's regular expression finds them, ignoring case:
 * {@code <start_of_text>|<end_of_text>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+}.
 */
final class Words {

    /** What is a word at its beginning, whatever follows; in order, for the first that fits counts. */
    private static final List<String> FIXED = List.of(
            ClipTokenizer.START_OF_TEXT, ClipTokenizer.END_OF_TEXT, "'s", "'t", "'re", "'ve", "'m", "'ll", "'d");

    private static final BitSet LETTER = Characters.set("letter");
    private static final BitSet NUMBER = Characters.set("number");

    /** Part of no word: white space and, as case is ignored, U+0345, which is a letter in capitals only. */
    private static final BitSet SKIPPED = Characters.set("skipped");

    private static final BitSet OTHER = other();

    private Words() {}

    /** The words of a text in lower case, in order. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        int end;
        for (int begin = 0; begin < text.length(); begin = end) {
            int c = text.codePointAt(begin);
            end = begin + Character.charCount(c);
            if (SKIPPED.get(c)) {
                continue;
            }
            if (LETTER.get(c)) {
                end = end(text, begin, LETTER);
            } else if (OTHER.get(c)) {
                int fixed = c == '\'' || c == '<' ? fixed(text, begin) : 0;
                end = fixed > 0 ? begin + fixed : end(text, begin, OTHER);
            }
            words.add(text.substring(begin, end));
        }
        return words;
    }

    private static int end(String text, int begin, BitSet members) {
        int end = begin;
        while (end < text.length() && members.get(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    /** The length of the fixed word that begins there, 0 where none does. */
    private static int fixed(String text, int begin) {
        return FIXED.stream()
                .filter(word -> beginsWith(text, begin, word))
                .findFirst()
                .map(String::length)
                .orElse(0);
    }

    /** The long s is an s where case is ignored. */
    private static boolean beginsWith(String text, int begin, String word) {
        if (text.length() - begin < word.length()) {
            return false;
        }
        return text.startsWith(word, begin)
                || text.substring(begin, begin + word.length())
                        .replace('ſ', 's')
                        .equals(word);
    }

    private static BitSet other() {
        BitSet other = new BitSet();
        other.or(LETTER);
        other.or(NUMBER);
        other.or(SKIPPED);
        other.flip(0, Character.MAX_CODE_POINT + 1);
        return other;
    }
}
