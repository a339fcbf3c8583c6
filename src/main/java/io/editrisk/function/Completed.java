package io.editrisk.function;

import io.editrisk.report.Verdict;

/** What a finished run's last object says; {@code run.completed} carries the same. */
public record Completed(String run, Verdict verdict, String sentence) {}
