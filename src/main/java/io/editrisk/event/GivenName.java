package io.editrisk.event;

/** Names that callers give, of experiments and profiles: they become parts of keys. */
public final class GivenName {

    /** Characters of an experiment's name. */
    public static final int LONGEST = 60;

    /** What may be in one, in words; a number follows. */
    public static final String ALLOWED = "lower-case letters, digits and single hyphens between them, at most ";

    private static final String FORM = "[a-z0-9]+(-[a-z0-9]+)*";

    private GivenName() {}

    /** Whether it is one. */
    public static boolean fits(String name, int longest) {
        return name.length() <= longest && name.matches(FORM);
    }
}
