package io.editrisk.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages files, the same way for the same seed: some by the byte, some in what their JSON says. */
final class Damage {

    private static final String ALPHABET = "0123456789-+.eE[]{},:\"F32 \\nul\u0000\uffff";
    private static final Pattern WORD = Pattern.compile("-?\\d+|\"[^\"]*\"|[\\[\\]{},:]");
    private static final List<String> WORDS = List.of(
            "0",
            "-1",
            "4",
            "1e3",
            "0.5",
            "2147483648",
            "9223372036854775807",
            "18446744073709551616",
            "4611686018427387904",
            "null",
            "true",
            "NaN",
            "\"F64\"",
            "\"F32\"",
            "\"F16\"",
            "\"BF16\"",
            "\"I64\"",
            "\"BOOL\"",
            "\"F12\"",
            "\"a\"",
            "\"\"",
            "\"../a.safetensors\"",
            "\"2.safetensors\"",
            "\"weight_map\"",
            "\"dtype\"",
            "[",
            "]",
            "{",
            "}",
            ",",
            "[]",
            "{}",
            "[[[[[[[[[[",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "1".repeat(2000));

    private final SplittableRandom random;

    Damage(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** One to three bytes or runs of them are flipped, replaced, cut off, repeated or lost. */
    byte[] bytes(byte[] good) {
        byte[] bytes = good.clone();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int at = random.nextInt(bytes.length);
            int count = random.nextInt(1, 12);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                case 3 -> bytes = spliced(bytes, Math.min(bytes.length, at + count), at);
                default -> bytes = spliced(bytes, at, Math.min(bytes.length - 1, at + count));
            }
        }
        return bytes;
    }

    /** All up to one place, and all from another on. */
    private static byte[] spliced(byte[] bytes, int upTo, int from) {
        byte[] spliced = Arrays.copyOf(bytes, Math.max(1, upTo + bytes.length - from));
        System.arraycopy(bytes, from, spliced, upTo, Math.min(bytes.length - from, spliced.length - upTo));
        return spliced;
    }

    /** One byte of the data is another. */
    byte[] data(byte[] good) {
        int start = Long.BYTES
                + Math.toIntExact(
                        ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getLong());
        byte[] bytes = good.clone();
        bytes[random.nextInt(start, bytes.length)] = (byte) random.nextInt();
        return bytes;
    }

    /** One to three words are replaced, or runs of them repeated or lost. */
    String json(String good) {
        String json = good;
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            List<MatchResult> words = words(json);
            if (words.isEmpty()) {
                return json;
            }
            int first = random.nextInt(words.size());
            int from = words.get(first).start();
            int to = words.get(Math.min(words.size() - 1, first + random.nextInt(20)))
                    .end();
            json = switch (random.nextInt(4)) {
                case 0 -> json.substring(0, to) + json.substring(from);
                case 1 -> json.substring(0, from) + json.substring(to);
                default ->
                    json.substring(0, from)
                            + WORDS.get(random.nextInt(WORDS.size()))
                            + json.substring(words.get(first).end());
            };
        }
        return json;
    }

    private static List<MatchResult> words(String json) {
        Matcher matcher = WORD.matcher(json);
        return matcher.results().toList();
    }

    /** Another header over the same data; its length is right, or nearly, or anything. */
    byte[] header(byte[] good) {
        ByteBuffer file = ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(file.getLong());
        byte[] header = json(new String(good, Long.BYTES, length, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        byte[] data = Arrays.copyOfRange(good, Long.BYTES + length, good.length);
        long said = switch (random.nextInt(8)) {
            case 0 -> header.length + random.nextInt(-9, 10);
            case 1 -> random.nextLong();
            default -> header.length;
        };
        return TensorFile.of(said, header, data);
    }
}
