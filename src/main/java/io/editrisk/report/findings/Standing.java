package io.editrisk.report.findings;

import java.util.Collection;
import java.util.function.Predicate;

/** How a claim stands. */
enum Standing {
    HOLDS("holds"),
    DOES_NOT("does not hold"),
    CANNOT_TELL("cannot tell");

    private final String words;

    Standing(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Where all need to hold: one that does not is enough against it. */
    static Standing all(Collection<Standing> some) {
        if (some.stream().allMatch(HOLDS::equals)) {
            return HOLDS;
        }
        return some.stream().anyMatch(DOES_NOT::equals) ? DOES_NOT : CANNOT_TELL;
    }

    /** Where one needs to hold: it takes all to be against it. */
    static Standing any(Collection<Standing> some) {
        Predicate<Standing> against = DOES_NOT::equals;
        if (some.stream().anyMatch(HOLDS::equals)) {
            return HOLDS;
        }
        return some.stream().allMatch(against) ? DOES_NOT : CANNOT_TELL;
    }
}
