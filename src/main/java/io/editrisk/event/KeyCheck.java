package io.editrisk.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keys that an event may name. A store may hold others; what rings here becomes part of file names, lines and pages. */
final class KeyCheck {

    /** S3's limit, in bytes of UTF-8. */
    private static final int LONGEST = 1024;

    private KeyCheck() {}

    /** A {@link MalformedEventException} for a key that is not to be touched. */
    static void require(String key) {
        if (key.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw refused("is longer than " + LONGEST + " bytes", key);
        }
        if (!key.codePoints().allMatch(Wording::prints)) {
            throw refused("has characters that do not print or that turn the direction of writing", key);
        }
        if (Arrays.stream(key.split("/", -1)).anyMatch(part -> part.equals("..") || part.equals("."))) {
            throw refused("has '.' or '..' among its parts", key);
        }
    }

    private static MalformedEventException refused(String why, String key) {
        return new MalformedEventException("a key that " + why + ": " + Wording.plain(key));
    }
}
