package io.editrisk.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names that a publisher gives an architecture's tensors. */
public final class Spelling {

    /** As the architecture itself has them. */
    static final Spelling OWN = new Spelling();

    private final List<Rule> rules = new ArrayList<>();

    /** Where a tensor is found: the rows of some tensors one after the other, or the one there is transposed. */
    record Source(List<String> names, boolean transposed) {}

    private record Rule(Pattern own, List<String> theirs, boolean transposed) {
        Source source(Matcher name) {
            return new Source(theirs.stream().map(name::replaceFirst).toList(), transposed);
        }
    }

    /** @param own what a whole name looks like, a regular expression; its groups may be used in the others */
    Spelling with(String own, String... theirs) {
        rules.add(new Rule(Pattern.compile("^" + own + "$"), List.of(theirs), false));
        return this;
    }

    Spelling withTransposed(String own, String theirs) {
        rules.add(new Rule(Pattern.compile("^" + own + "$"), List.of(theirs), true));
        return this;
    }

    /** By the first rule that knows the name; else its name is the same. */
    Source source(String tensor) {
        for (Rule rule : rules) {
            Matcher name = rule.own().matcher(tensor);
            if (name.matches()) {
                return rule.source(name);
            }
        }
        return new Source(List.of(tensor), false);
    }

    /** How many of an architecture's tensors a file names so. */
    long known(Set<String> tensors, Map<String, ?> found) {
        return names(tensors).filter(found::containsKey).count();
    }

    /** What the tensors are called. */
    Stream<String> names(Set<String> tensors) {
        return tensors.stream().flatMap(tensor -> source(tensor).names().stream());
    }
}
