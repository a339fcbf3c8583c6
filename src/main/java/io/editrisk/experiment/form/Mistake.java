package io.editrisk.experiment.form;

/** What is wrong at a place, and what is allowed there, on one line. */
public record Mistake(Place place, String message) {}
