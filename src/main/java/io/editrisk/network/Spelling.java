package io.editrisk.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names that a publisher gives an architecture's tensors, told from the architecture's own. Some publishers keep in
 * several tensors what others keep in one, or keep it transposed. Immutable.
 */
public final class Spelling {

    /** The architecture's own names. Batch norms count the batches of their training, which is no part of the network. */
    static final Spelling OWN = new Spelling(List.of(), List.of()).passingOver(".*\\.num_batches_tracked");

    private final List<Rule> rules;
    private final List<Pattern> passedOver;

    private Spelling(List<Rule> rules, List<Pattern> passedOver) {
        this.rules = List.copyOf(rules);
        this.passedOver = List.copyOf(passedOver);
    }

    /**
     * Where a tensor is found.
     *
     * @param names of one tensor, or of several whose rows follow one another
     * @param transposed whether that one's two dimensions are the other way round
     */
    record Source(List<String> names, boolean transposed) {

        /** The shape of each of them, where the whole has that one. */
        List<Long> shape(List<Long> whole) {
            if (transposed) {
                return List.of(whole.get(1), whole.get(0));
            }
            List<Long> shape = new ArrayList<>(whole);
            if (names.size() > 1) {
                shape.set(0, whole.get(0) / names.size());
            }
            return List.copyOf(shape);
        }
    }

    private record Rule(Pattern own, List<String> theirs, boolean transposed) {}

    /**
     * This one with a rule behind those it has.
     *
     * @param own what a whole name looks like, a regular expression
     * @param theirs what stands there instead, with the expression's groups as $1, $2; several follow one another by rows
     */
    Spelling with(String own, String... theirs) {
        return and(new Rule(Pattern.compile(own), List.of(theirs), false));
    }

    Spelling withTransposed(String own, String theirs) {
        return and(new Rule(Pattern.compile(own), List.of(theirs), true));
    }

    private Spelling and(Rule rule) {
        List<Rule> more = new ArrayList<>(rules);
        more.add(rule);
        return new Spelling(more, passedOver);
    }

    /** This one where files may also hold tensors of such names, which are left alone. */
    Spelling passingOver(String theirs) {
        List<Pattern> more = new ArrayList<>(passedOver);
        more.add(Pattern.compile(theirs));
        return new Spelling(rules, more);
    }

    /** By the first rule that knows the name; else its name is the same. */
    Source source(String tensor) {
        for (Rule rule : rules) {
            Matcher name = rule.own().matcher(tensor);
            if (name.matches()) {
                return new Source(rule.theirs().stream().map(name::replaceFirst).toList(), rule.transposed());
            }
        }
        return new Source(List.of(tensor), false);
    }

    /** How many of an architecture's tensors a file names so. */
    long known(Set<String> tensors, Set<String> found) {
        return names(tensors).filter(found::contains).count();
    }

    /** What the tensors are called. */
    Stream<String> names(Set<String> tensors) {
        return tensors.stream().flatMap(tensor -> source(tensor).names().stream());
    }

    /** Whether a file's tensor is none of the network's and yet no mistake. */
    boolean passesOver(String tensor) {
        return passedOver.stream().anyMatch(pattern -> pattern.matcher(tensor).matches());
    }
}
