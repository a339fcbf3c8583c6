package io.editrisk.dataset;

import io.editrisk.image.RgbImage;

/**
 * One image with its label.
 *
 * @param key its name within the shards
 * @param identity which source image this is; what seeds its corruptions
 * @param label index into the data set's classes
 */
public record Sample(String key, String identity, int label, RgbImage image) {}
