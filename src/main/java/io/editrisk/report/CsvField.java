package io.editrisk.report;

/** A field of a CSV file as RFC 4180 has it. */
public final class CsvField {

    private CsvField() {}

    /** The text, between quotes where it needs them. */
    public static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
