package io.editrisk.report.findings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What people have to say about claims: Markdown in which a line {@code # N} begins what belongs to claim N, and {@code # 0}
 * what goes before all of them.
 */
public record Notes(Map<Integer, String> byClaim) {

    public Notes {
        byClaim = Map.copyOf(byClaim);
    }

    public static Notes none() {
        return new Notes(Map.of());
    }

    /** Text before the first such line is not shown. */
    public static Notes parsed(String markdown) {
        Map<Integer, String> byClaim = new LinkedHashMap<>();
        for (String part : ("\n" + markdown).split("\n# ", -1)) {
            int end = part.indexOf('\n');
            if (end > 0 && part.substring(0, end).strip().matches("[0-9]")) {
                byClaim.put(
                        Integer.valueOf(part.substring(0, end).strip()),
                        part.substring(end).strip());
            }
        }
        return new Notes(byClaim);
    }

    /** About the claim of that number, from 1; 0 for what goes before. */
    Optional<String> about(int claim) {
        return Optional.ofNullable(byClaim.get(claim));
    }
}
