package io.editrisk.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lines of a user's text file. */
final class TextLines {

    private TextLines() {}

    /**
     * All lines in order, without white space behind them; blank ones behind the last are none.
     *
     * @param file how faults name it
     * @param faults takes one line where the bytes are not UTF-8 or nothing is written there
     * @return empty where there was a fault
     */
    static List<String> of(String file, byte[] content, List<String> faults) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            List<String> lines = (text.startsWith("\ufeff") ? text.substring(1) : text)
                    .stripTrailing()
                    .lines()
                    .map(String::stripTrailing)
                    .toList();
            if (lines.isEmpty()) {
                faults.add(file + ": empty; needed: one or more lines");
            }
            return lines;
        } catch (CharacterCodingException e) {
            faults.add(file + ": not a text in UTF-8");
            return List.of();
        }
    }
}
