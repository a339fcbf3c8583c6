package io.editrisk.cli;

import io.editrisk.dataset.published.PublishedSet;
import io.editrisk.dataset.published.UnusableSourceException;
import java.util.List;

/**
 * Which splits of a kind with several are asked for.
 *
 * @param split one by its name, or several by what their names begin with up to a '/'; empty for all
 */
record SplitChoice(String split) {

    List<PublishedSet> of(List<PublishedSet> sets) {
        List<PublishedSet> chosen = sets.stream()
                .filter(set -> split.isEmpty()
                        || set.split().equals(split)
                        || set.split().startsWith(split + "/"))
                .toList();
        if (chosen.isEmpty()) {
            List<String> there = sets.stream().map(PublishedSet::split).toList();
            throw new UnusableSourceException("--split is '" + split + "'; "
                    + (there.equals(List.of("")) ? "this kind has only one" : "there are " + String.join(", ", there)));
        }
        return chosen;
    }
}
