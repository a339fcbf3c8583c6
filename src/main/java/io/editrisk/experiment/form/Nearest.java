package io.editrisk.experiment.form;

import java.util.List;
import java.util.Locale;

/** Which known names somebody may have meant. */
public final class Nearest {

    private static final int LONGEST_COMPARED = 80;
    private static final int MOST_NAMED = 3;

    private Nearest() {}

    /**
     * The known names at the smallest editing distance from what was written, at most three; none where even the nearest
     * differs in more than a third of its letters. Case and the kind of hyphen do not count.
     */
    public static List<String> to(String written, List<String> known) {
        if (written.length() > LONGEST_COMPARED) {
            return List.of();
        }
        int least = known.stream()
                .filter(name -> distance(written, name) <= tolerated(written, name))
                .mapToInt(name -> distance(written, name))
                .min()
                .orElse(-1);
        return known.stream()
                .filter(name -> distance(written, name) == least)
                .limit(MOST_NAMED)
                .toList();
    }

    private static int tolerated(String written, String name) {
        return Math.max(1, Math.max(written.length(), name.length()) / 3);
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    static int distance(String one, String other) {
        String a = folded(one);
        String b = folded(other);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }
}
