/** The forms in which data is published, each read as it was downloaded, and the import that makes a data set of it. */
@org.jspecify.annotations.NullMarked
package io.editrisk.dataset.published;
