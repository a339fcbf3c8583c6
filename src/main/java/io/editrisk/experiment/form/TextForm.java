package io.editrisk.experiment.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A text of a certain make. Read as a {@link String}.
 *
 * @param expected what is allowed, for people
 * @param pattern the same as a regular expression of the kind that Java and ECMAScript share, over the whole text
 * @param longest in characters
 */
public record TextForm(String expected, Pattern pattern, int longest) implements Form {

    public TextForm(String expected, String pattern, int longest) {
        this(expected, Pattern.compile(pattern), longest);
    }

    @Override
    public Optional<Value> read(Node node, String what, Mistakes mistakes) {
        if (node instanceof ScalarNode scalar && node.getTag().equals(Tag.STR)) {
            String text = scalar.getValue();
            // the length first: matching recurses over the repeated parts of the pattern
            if (text.codePointCount(0, text.length()) <= longest
                    && pattern.matcher(text).matches()) {
                return Optional.of(new Value.Scalar(Place.of(node), text));
            }
        }
        return refuse(node, what, mistakes);
    }

    @Override
    public ObjectNode schema() {
        return Form.object()
                .put("type", "string")
                .put("pattern", "^(?:" + pattern.pattern() + ")$")
                .put("maxLength", longest);
    }
}
