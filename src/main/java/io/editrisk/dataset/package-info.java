/** Readers and writers of WebDataset shards, and preprocessing. */
@org.jspecify.annotations.NullMarked
package io.editrisk.dataset;
