package io.editrisk.experiment.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** How values are shown in messages: always on one line, never longer than a line. */
public final class Wording {

    private static final int LONGEST_SHOWN = 60;
    private static final int MOST_LISTED = 20;

    private Wording() {}

    /** The text in single quotes, shortened, control characters as {@code \\u0007}. */
    public static String quoted(String text) {
        StringBuilder shown = new StringBuilder("'");
        text.codePoints().limit(LONGEST_SHOWN).forEach(c -> {
            if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.append(text.codePointCount(0, text.length()) > LONGEST_SHOWN ? "...'" : "'")
                .toString();
    }

    /** The names with commas between, the first twenty of them. */
    public static String listed(List<String> names) {
        String shown = names.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
        int more = names.size() - MOST_LISTED;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    /** {@code , did you mean 'a' or 'b'?}, or nothing where no name is near. */
    public static String didYouMean(List<String> near) {
        if (near.isEmpty()) {
            return "";
        }
        return ", did you mean " + near.stream().map(Wording::quoted).collect(Collectors.joining(" or ")) + "?";
    }

    /** The shortest decimal form: {@code 0.3}, {@code 1}, {@code 0.0001}. */
    public static String plain(double number) {
        BigDecimal stripped = BigDecimal.valueOf(number).stripTrailingZeros();
        return stripped.scale() > 12 || stripped.precision() - stripped.scale() > 16
                ? stripped.toString()
                : stripped.toPlainString();
    }

    /** What a node holds, for instance {@code the text 'x'} or {@code a list}. */
    static String held(Node node) {
        if (node instanceof MappingNode) {
            return "a mapping";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        String value = ((ScalarNode) node).getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return "empty";
        }
        if (tag.equals(Tag.STR)) {
            return "the text " + quoted(value);
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return "the number " + bare(value);
        }
        return tag.equals(Tag.BOOL) ? bare(value) : "a value tagged " + quoted(tag.getValue());
    }

    private static String bare(String value) {
        String shown = quoted(value);
        return shown.substring(1, shown.length() - 1);
    }
}
