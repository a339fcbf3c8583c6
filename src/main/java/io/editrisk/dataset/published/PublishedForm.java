package io.editrisk.dataset.published;

import java.util.List;

/** One form in which data is published: what files there are, in which order, with which labels. */
public interface PublishedForm {

    /** As it is named on the command line, for instance {@code imagenet-r}. */
    String name();

    /** One sentence for people. */
    String summary();

    /** What may be given as its source, for people: names of files and folders as they are published. */
    String source();

    /** What may be chosen about it, beyond what every import has; none unless it says so. */
    default List<FormOption> options() {
        return List.of();
    }

    /**
     * The data sets that are in the source, one a split (training and test, a corruption at a severity), in order. Names,
     * labels and sizes are checked here, pictures only when samples are read.
     *
     * @throws UnusableSourceException where the source is not of this form; one line with the file and what is expected
     * @throws io.editrisk.dataset.archive.InvalidArchiveException where an archive is damaged
     */
    List<PublishedSet> sets(PublishedSource source, FormOptions options);

    /**
     * What a whole publication has and these sets do not: a download is often a part, and a table that lacks a row says
     * nothing of why.
     *
     * @param sets that {@link #sets} gave with the same options
     * @return a line each; empty where nothing is known to be missing
     */
    default List<String> missing(List<PublishedSet> sets, FormOptions options) {
        return List.of();
    }
}
