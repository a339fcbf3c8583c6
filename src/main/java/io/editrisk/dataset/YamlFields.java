package io.editrisk.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One mapping of a YAML file, all of whose keys are known; every fault becomes a line with its place. */
final class YamlFields {

    private final String file;
    private final Node node;
    private final List<String> faults;
    private final Map<String, Node> values = new LinkedHashMap<>();

    /** Keys that must be there, and keys that may. */
    record Keys(List<String> needed, List<String> optional) {
        private List<String> all() {
            return Stream.concat(needed.stream(), optional.stream()).toList();
        }
    }

    YamlFields(String file, Node node, Keys known, List<String> faults) {
        this.file = file;
        this.node = node;
        this.faults = faults;
        if (!(node instanceof MappingNode mapping)) {
            fault(node, "keys with values are needed here: " + String.join(", ", known.needed()));
            return;
        }
        List<String> keys = known.all();
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!keys.contains(key)) {
                fault(entry.getKeyNode(), "unknown key '" + key + "'; allowed: " + String.join(", ", keys));
            } else if (values.put(key, entry.getValueNode()) != null) {
                fault(entry.getKeyNode(), "the key '" + key + "' is there twice");
            }
        }
        known.needed().forEach(this::require);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Notes a fault where the key is not there. */
    void require(String key) {
        if (!has(key)) {
            fault(node, "the key '" + key + "' is missing");
        }
    }

    /** Text that is not empty, or "" where that was a fault. */
    String text(String key) {
        return Optional.ofNullable(values.get(key)).map(node -> text(key, node)).orElse("");
    }

    private String text(String key, Node node) {
        if (node instanceof ScalarNode scalar
                && !Tag.NULL.equals(scalar.getTag())
                && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        fault(node, key + " needs to be text");
        return "";
    }

    /** A whole number from 1 to {@code most}, or 0 where that was a fault. */
    long count(String key, long most) {
        Node node = values.get(key);
        if (node == null) {
            return 0;
        }
        if (node instanceof ScalarNode scalar && scalar.getValue().matches("[1-9][0-9]{0,17}")) {
            long count = Long.parseLong(scalar.getValue());
            if (count <= most) {
                return count;
            }
        }
        fault(node, key + " needs to be a whole number from 1 to " + most);
        return 0;
    }

    /** True or false; false where that was a fault or the key is not there. */
    boolean truth(String key) {
        Node node = values.get(key);
        if (node instanceof ScalarNode scalar && scalar.getValue().matches("true|false")) {
            return scalar.getValue().equals("true");
        }
        if (node != null) {
            fault(node, key + " needs to be true or false");
        }
        return false;
    }

    /** A list of text, empty where that was a fault. */
    List<String> texts(String key) {
        return items(key).stream().map(node -> text(key, node)).toList();
    }

    /** A list of whole numbers from 0 on, empty where that was a fault or the key is not there. */
    List<Integer> numbers(String key) {
        List<Integer> numbers = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof ScalarNode scalar && scalar.getValue().matches("0|[1-9][0-9]{0,8}")) {
                numbers.add(Integer.valueOf(scalar.getValue()));
            } else {
                fault(item, key + " needs to be whole numbers from 0 on");
            }
        }
        return numbers;
    }

    /** The nodes of a list, empty where that was a fault. */
    List<Node> items(String key) {
        Node node = values.get(key);
        if (node instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
            return new ArrayList<>(sequence.getValue());
        }
        if (node != null) {
            fault(node, key + " needs to be a list with at least one item");
        }
        return List.of();
    }

    /** Notes a fault at a key's value. */
    void fault(String key, String message) {
        Node node = values.get(key);
        if (node != null) {
            fault(node, message);
        }
    }

    private void fault(Node node, String message) {
        faults.add(place(file, node.getStartMark()) + message);
    }

    /** {@code file:line:column: }, counted from 1. */
    static String place(String file, Optional<Mark> mark) {
        return mark.map(at -> file + ":" + (at.getLine() + 1) + ":" + (at.getColumn() + 1) + ": ")
                .orElse(file + ": ");
    }
}
