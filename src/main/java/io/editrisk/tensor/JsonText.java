package io.editrisk.tensor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON that a file brings, walked through and never built: what that takes is bounded by its length. */
final class JsonText {

    /** More dimensions than any tensor has. */
    private static final int MOST_NUMBERS = 64;

    private static final int DEEPEST = 8;
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private final String text;
    private final JsonParser parser;

    private JsonText(String text, JsonParser parser) {
        this.text = text;
        this.parser = parser;
    }

    /** Takes one field; the value may be looked at once, or not at all. */
    interface Field {
        void take(String name, JsonText value) throws IOException;
    }

    /**
     * A value as it is written.
     *
     * @param text of a text without its quotes
     * @param numbers of a list that holds whole numbers from 0 and nothing else, at most 64
     */
    record Said(String text, boolean isText, Optional<List<Long>> numbers) {}

    /**
     * Goes through the fields of the one object that the bytes must be, in their order; a name may come twice.
     *
     * @return false where it is another value
     * @throws IOException where it is no JSON, in UTF-8
     */
    static boolean walk(byte[] utf8, Field field) throws IOException {
        String text = text(utf8);
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            boolean object = new JsonText(text, parser).fields(field);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something follows its end");
            }
            return object;
        }
    }

    private static String text(byte[] utf8) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("it is not UTF-8", e);
        }
    }

    /** Goes through the fields of this value; false where it is no object. */
    boolean fields(Field field) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return false;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            field.take(name, this);
            parser.skipChildren();
        }
        return true;
    }

    /** This value as it is written. */
    Said said() throws IOException {
        if (!parser.currentToken().isStructStart()) {
            return new Said(parser.getText(), parser.currentToken() == JsonToken.VALUE_STRING, Optional.empty());
        }
        int from = position() - 1;
        Optional<List<Long>> numbers = numbers();
        return new Said(text.substring(from, position()), false, numbers);
    }

    private Optional<List<Long>> numbers() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return Optional.empty();
        }
        List<Long> numbers = new ArrayList<>();
        boolean whole = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            whole = whole && numbers.size() < MOST_NUMBERS && isWhole();
            if (whole) {
                numbers.add(parser.getLongValue());
            }
            parser.skipChildren();
        }
        return whole ? Optional.of(List.copyOf(numbers)) : Optional.empty();
    }

    private boolean isWhole() throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                && parser.getLongValue() >= 0;
    }

    private int position() {
        return (int) parser.currentLocation().getCharOffset();
    }
}
