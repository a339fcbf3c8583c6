package io.editrisk.report.findings;

/** A claim of the paper's: what it says, how it is held against runs, and what came out. */
interface Claim {

    /** In a few words, for a table. */
    String title();

    /** The paper's own words, and where they stand. */
    String quoted();

    /** What was computed, and when the claim holds. */
    String rule();

    Finding of(Seeds seeds);
}
