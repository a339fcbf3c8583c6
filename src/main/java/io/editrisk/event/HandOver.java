package io.editrisk.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A whole edit that a pipeline hands over to be measured: {@code {"original": "s3://…", "edited": "s3://…", "profile": "…"}}.
 *
 * @param original the weights before editing, {@code s3://BUCKET/KEY}
 * @param edited those after it, likewise
 * @param profile which of the operator's profiles says what to measure
 * @param name of the experiment; one is made where the pipeline gives none
 */
public record HandOver(String original, String edited, String profile, Optional<String> name) {

    private static final Set<String> FIELDS = new TreeSet<>(Set.of("original", "edited", "profile", "name"));
    private static final int LONGEST_PROFILE = 40;
    private static final int LONGEST_LOCATION = 900;

    public HandOver {
        requireLocation("original", original);
        requireLocation("edited", edited);
        requireName("profile", profile, LONGEST_PROFILE);
        name.ifPresent(given -> requireName("name", given, GivenName.LONGEST));
    }

    /**
     * The hand-overs of an event, in whatever it is wrapped; none where it is about something else.
     *
     * @throws MalformedEventException for a hand-over that lacks something or says too much
     */
    public static List<HandOver> in(JsonNode event) {
        List<HandOver> found = new ArrayList<>();
        for (JsonNode letter : Envelope.open(event)) {
            if (letter.has("profile") || letter.has("original") || letter.has("edited")) {
                found.add(of(letter));
            } else if (!found.isEmpty()) {
                throw new MalformedEventException("hand-overs and other events in one");
            }
        }
        return found;
    }

    private static HandOver of(JsonNode letter) {
        for (Iterator<String> names = letter.fieldNames(); names.hasNext(); ) {
            String field = names.next();
            if (!FIELDS.contains(field)) {
                throw new MalformedEventException(
                        "a hand-over with '" + Wording.plain(field) + "'; allowed are " + String.join(", ", FIELDS));
            }
        }
        return new HandOver(
                text(letter, "original"),
                text(letter, "edited"),
                text(letter, "profile"),
                letter.has("name") ? Optional.of(text(letter, "name")) : Optional.empty());
    }

    private static String text(JsonNode letter, String field) {
        JsonNode value = letter.path(field);
        if (!value.isTextual()) {
            throw new MalformedEventException("a hand-over needs '" + field + "', a text");
        }
        return value.asText();
    }

    private static void requireLocation(String field, String location) {
        boolean good = location.length() <= LONGEST_LOCATION
                && location.matches("s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/[^/].*")
                && location.codePoints().allMatch(Wording::prints);
        if (!good) {
            throw new MalformedEventException(
                    "'" + field + "' is '" + Wording.plain(location) + "'; allowed is s3://BUCKET/KEY");
        }
        KeyCheck.require(location.substring(location.indexOf('/', "s3://".length()) + 1));
    }

    private static void requireName(String field, String name, int longest) {
        if (!GivenName.fits(name, longest)) {
            throw new MalformedEventException(
                    "'" + field + "' is '" + Wording.plain(name) + "'; allowed are " + GivenName.ALLOWED + longest);
        }
    }
}
