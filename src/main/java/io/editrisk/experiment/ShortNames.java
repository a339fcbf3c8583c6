package io.editrisk.experiment;

import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Rule;
import io.editrisk.experiment.form.Value;
import io.editrisk.experiment.form.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The data sets to shift to are named by the last part of their keys, by more where that is another one's too:
 * {@code imagenet-c/fog/3} and {@code imagenet-c/snow/3} are {@code fog-3} and {@code snow-3}.
 */
final class ShortNames implements Rule {

    @Override
    public void check(Value.Fields shifts, Mistakes mistakes) {
        List<Value> items = shifts.items("datasets");
        List<String> keys = items.stream()
                .map(item -> (String) ((Value.Scalar) item).content())
                .toList();
        List<String> names = of(keys);
        Map<String, String> first = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            String earlier = first.putIfAbsent(names.get(i), keys.get(i));
            if (earlier != null && !earlier.equals(keys.get(i))) {
                mistakes.add(
                        items.get(i).place(),
                        "both " + Wording.quoted(earlier) + " and " + Wording.quoted(keys.get(i))
                                + " would be named " + Wording.quoted(names.get(i))
                                + "; the keys must differ by more than '/' and '-'");
            }
        }
    }

    /** A name for each key, in their order; different ones for different keys unless the rule refuses them. */
    static List<String> of(List<String> keys) {
        List<Integer> parts = new ArrayList<>(Collections.nCopies(keys.size(), 1));
        List<String> names = named(keys, parts);
        while (lengthened(keys, names, parts)) {
            names = named(keys, parts);
        }
        return names;
    }

    /** Takes one part more for each name that another key has, where there is one. */
    private static boolean lengthened(List<String> keys, List<String> names, List<Integer> parts) {
        boolean any = false;
        for (int i = 0; i < keys.size(); i++) {
            String name = names.get(i);
            String key = keys.get(i);
            boolean shared = false;
            for (int j = 0; j < keys.size(); j++) {
                shared |= names.get(j).equals(name) && !keys.get(j).equals(key);
            }
            if (shared && parts.get(i) < key.split("/").length) {
                parts.set(i, parts.get(i) + 1);
                any = true;
            }
        }
        return any;
    }

    private static List<String> named(List<String> keys, List<Integer> parts) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            String[] all = keys.get(i).split("/");
            names.add(String.join("-", List.of(all).subList(all.length - parts.get(i), all.length)));
        }
        return names;
    }

    static String last(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
