package io.editrisk.evaluation;

/**
 * Where a number came from. Digests are lower-case SHA-256 in hex.
 *
 * @param code the project's version and a digest of its classes
 * @param experiment digest of the experiment as normalised
 * @param weights digest of the weights file
 * @param data digest of the data set's content
 * @param seed the experiment's seed
 * @param engine tensor engine and version, for instance {@code PyTorch 2.7.1}
 * @param device for instance {@code cpu}
 */
public record Provenance(
        String code, String experiment, String weights, String data, long seed, String engine, String device) {}
