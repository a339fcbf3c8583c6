package io.editrisk.experiment.form;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Numbers as YAML 1.2's core schema writes them. */
final class Numeral {

    /** No number that anybody means is longer; a million digits would take seconds to convert. */
    private static final int LONGEST = 40;

    private Numeral() {}

    /** The number that a node writes; empty for anything else, for infinities, and for what is no number. */
    static Optional<BigDecimal> in(Node node) {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().length() > LONGEST) {
            return Optional.empty();
        }
        try {
            if (node.getTag().equals(Tag.INT)) {
                return Optional.of(new BigDecimal(whole(scalar.getValue())));
            }
            return node.getTag().equals(Tag.FLOAT) ? Optional.of(new BigDecimal(scalar.getValue())) : Optional.empty();
        } catch (NumberFormatException e) {
            // .inf and .nan, and a text that was tagged as a number
            return Optional.empty();
        }
    }

    private static BigInteger whole(String text) {
        if (text.startsWith("0x")) {
            return new BigInteger(text.substring(2), 16);
        }
        return text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
    }
}
