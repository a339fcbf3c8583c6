/** Archives as they are downloaded, read where they lie: tar, tar with gzip, zip, and unpacked folders as if they were one. */
@org.jspecify.annotations.NullMarked
package io.editrisk.dataset.archive;
