package io.editrisk.experiment.form;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The one YAML 1.2 document of a file, as nodes that know their places. */
public final class YamlDocument {

    /** In bytes. */
    static final int LARGEST = 1 << 20;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setCodePointLimit(LARGEST)
            // found, with their places, when the sections are read
            .setAllowNonScalarKeys(true)
            .setAllowDuplicateKeys(true)
            .build();

    private YamlDocument() {}

    /**
     * The document of a file that anybody may have uploaded: never throws, whatever the bytes are.
     *
     * @param empty what to say of a file in which nothing is written
     * @return the root, or empty where the file cannot be read, which {@code mistakes} explains
     */
    public static Optional<Node> read(byte[] file, String empty, Mistakes mistakes) {
        YamlGuard guard = new YamlGuard();
        try {
            Optional<Node> root = compose(file, guard);
            if (root.isEmpty()) {
                mistakes.add(Place.START, empty);
            }
            return root;
        } catch (UnreadableException e) {
            mistakes.add(e.mistake().place(), e.mistake().message());
        } catch (MarkedYamlEngineException e) {
            Place place = Place.of(e.getProblemMark().or(e::getContextMark));
            mistakes.add(place, "not YAML: " + oneLine(e.getProblem()));
        } catch (YamlEngineException | IllegalArgumentException e) {
            // the scanner lets a NumberFormatException out for an escape without digits
            mistakes.add(guard.reached(), "not YAML: " + oneLine(String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private static Optional<Node> compose(byte[] file, YamlGuard guard) throws UnreadableException {
        if (file.length > LARGEST) {
            throw new UnreadableException(
                    Place.START, "the file has " + file.length + " bytes; at most " + LARGEST + " are allowed");
        }
        String text = decode(file);
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            guard.pass(event);
        }
        return new Compose(SETTINGS).composeString(text);
    }

    private static String decode(byte[] file) throws UnreadableException {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        CharBuffer decoded = CharBuffer.allocate(file.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, decoded, true);
        String text = decoded.flip().toString();
        if (result.isError()) {
            throw new UnreadableException(
                    end(text), String.format("not a text in UTF-8: byte 0x%02x", file[bytes.position()]));
        }
        String content = text.startsWith("\ufeff") ? text.substring(1) : text;
        for (int i = 0; i < content.length(); i = content.offsetByCodePoints(i, 1)) {
            if (!StreamReader.isPrintable(content.codePointAt(i))) {
                throw new UnreadableException(
                        end(content.substring(0, i)),
                        String.format("not a text: character U+%04X", content.codePointAt(i)));
            }
        }
        return content;
    }

    /** The place after the text. */
    private static Place end(String text) {
        int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
        int begin = text.lastIndexOf('\n') + 1;
        return new Place(line, text.codePointCount(begin, text.length()) + 1);
    }

    private static String oneLine(String message) {
        return message.lines().map(String::strip).findFirst().orElse("");
    }
}
