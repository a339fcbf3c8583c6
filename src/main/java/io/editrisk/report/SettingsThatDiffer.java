package io.editrisk.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.experiment.Plan;
import io.editrisk.report.Comparison.Setting;
import io.editrisk.store.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What runs were made with, where it is not the same in all of them. */
final class SettingsThatDiffer {

    private SettingsThatDiffer() {}

    static List<Setting> of(List<Plan> plans) {
        List<Map<String, String>> all =
                plans.stream().map(SettingsThatDiffer::settings).toList();
        TreeSet<String> places = new TreeSet<>();
        all.forEach(settings -> places.addAll(settings.keySet()));
        List<Setting> differing = new ArrayList<>();
        for (String place : places) {
            if (inElementThatOneLacks(place, all) && !place.endsWith("].method") && !place.endsWith("].name")) {
                continue;
            }
            List<String> values = all.stream()
                    .map(settings -> settings.getOrDefault(place, ""))
                    .toList();
            if (values.stream().distinct().count() > 1) {
                differing.add(new Setting(place, values));
            }
        }
        return differing;
    }

    /** Of an edit or a task that not all have, what it is says enough. */
    private static boolean inElementThatOneLacks(String place, List<Map<String, String>> all) {
        int end = place.indexOf("].");
        return end > 0
                && all.stream()
                        .anyMatch(settings -> settings.keySet().stream()
                                .noneMatch(other -> other.startsWith(place.substring(0, end + 2))));
    }

    private static Map<String, String> settings(Plan plan) {
        Map<String, String> settings = new LinkedHashMap<>();
        flatten("", Json.tree(Json.encode(plan.experiment())), settings);
        settings.put("(code)", plan.code());
        settings.put("(digest of weights)", plan.weightsDigest());
        plan.datasets().forEach(use -> settings.put("(digest of " + use.key() + ")", use.digest()));
        return settings;
    }

    private static void flatten(String place, JsonNode node, Map<String, String> settings) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            place.isEmpty() ? entry.getKey() : place + "." + entry.getKey(),
                            entry.getValue(),
                            settings));
        } else if (node.isArray() && node.size() > 0 && node.get(0).isObject()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(place + "[" + i + "]", node.get(i), settings);
            }
        } else {
            settings.put(place, node.isTextual() ? node.textValue() : node.toString());
        }
    }
}
