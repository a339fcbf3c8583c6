package io.editrisk.experiment.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The reading of one section: known keys to their forms, the others to the mistakes. */
final class SectionReading {

    private final SectionForm form;
    private final String what;
    private final Mistakes mistakes;
    private final Map<String, Place> given = new LinkedHashMap<>();
    private final Map<String, Place> misspelt = new LinkedHashMap<>();
    private final Map<String, Value> values = new LinkedHashMap<>();

    SectionReading(SectionForm form, String what, Mistakes mistakes) {
        this.form = form;
        this.what = what;
        this.mistakes = mistakes;
    }

    Value.Fields read(MappingNode mapping) {
        for (NodeTuple entry : mapping.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key) {
                read(key, entry.getValueNode());
            } else {
                mistakes.add(
                        Place.of(entry.getKeyNode()),
                        "a key of " + what + " is " + Wording.held(entry.getKeyNode()) + "; " + allowed());
            }
        }
        misspelt.forEach(given::putIfAbsent);
        for (Key key : form.keys()) {
            if (!given.containsKey(key.name())) {
                absent(key, Place.of(mapping));
            }
        }
        return new Value.Fields(Place.of(mapping), given, values);
    }

    private void read(ScalarNode keyNode, Node valueNode) {
        String name = keyNode.getValue();
        Place place = Place.of(keyNode);
        Optional<Key> key = form.key(name);
        if (key.isEmpty()) {
            unknown(name, place);
            return;
        }
        Place earlier = given.putIfAbsent(name, place);
        if (earlier != null) {
            mistakes.add(
                    place,
                    "key " + Wording.quoted(name) + " is given twice, first in line " + earlier.line()
                            + "; one of them is allowed");
            return;
        }
        key.get().form().read(valueNode, Wording.quoted(name), mistakes).ifPresent(value -> values.put(name, value));
    }

    private void unknown(String name, Place place) {
        List<String> near = Nearest.to(name, form.names());
        String end = near.isEmpty() ? "; " : " ";
        mistakes.add(place, "unknown key " + Wording.quoted(name) + Wording.didYouMean(near) + end + allowed());
        // what was misspelt is not missing as well
        near.forEach(meant -> misspelt.putIfAbsent(meant, place));
    }

    private String allowed() {
        return "allowed here: " + Wording.listed(form.names());
    }

    private void absent(Key key, Place place) {
        if (key.required()) {
            String name = Wording.quoted(key.name());
            mistakes.add(
                    place,
                    what + " lacks the key " + name + "; expected " + key.form().expected());
        }
        key.absent().ifPresent(standIn -> values.put(key.name(), standIn.apply(place)));
    }
}
