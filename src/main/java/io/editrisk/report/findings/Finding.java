package io.editrisk.report.findings;

import io.editrisk.report.figure.Figure;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What became of a claim.
 *
 * @param deciding what the verdict is made of
 * @param tested what else was measured, to see why
 * @param every whether all that decides needs to be on the claimed side; else one is enough
 */
record Finding(Claim claim, boolean every, List<Statistic> deciding, List<Statistic> tested, Figure figure) {

    /** For one data set. */
    Standing standing(String data) {
        Function<Collection<Standing>, Standing> together = every ? Standing::all : Standing::any;
        return together.apply(
                deciding.stream().map(statistic -> statistic.standing(data)).toList());
    }

    /** For all of them. */
    Standing standing(Set<String> data) {
        return Standing.all(data.stream().map(this::standing).toList());
    }
}
