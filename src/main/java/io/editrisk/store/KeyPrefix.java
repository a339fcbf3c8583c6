package io.editrisk.store;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the keys of a deployment begin with in its bucket.
 *
 * @param value ends with a slash, or is empty where the deployment has all of its bucket
 */
public record KeyPrefix(String value) {

    private static final Pattern ALLOWED = Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]*/)*");

    public static final KeyPrefix NONE = new KeyPrefix("");

    public KeyPrefix {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("a key's prefix is '" + value
                    + "'; allowed are folders of letters, digits, '.', '_' and '-', for instance team-a/vision");
        }
    }

    /** The same with or without its last slash. */
    public static KeyPrefix of(String folder) {
        return new KeyPrefix(folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/");
    }

    /** The key as the deployment knows it; empty where it is not the deployment's. */
    public Optional<String> own(String key) {
        return key.startsWith(value) ? Optional.of(key.substring(value.length())) : Optional.empty();
    }

    /** The key in the bucket. */
    public String whole(String own) {
        return value + own;
    }
}
