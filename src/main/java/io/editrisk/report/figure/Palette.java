package io.editrisk.report.figure;

import java.util.List;

/**
 * The colours of series, by {@link Figure.Series#colour}, beginning again where there are more: each can be told from its
 * neighbours by the colour-blind, and from the ground it is drawn on.
 *
 * @param light on a light ground, as {@code #rrggbb}
 * @param dark the same colours on a dark ground
 */
public record Palette(List<String> light, List<String> dark) {

    /** The one of all figures. */
    public static final Palette OF_FIGURES = new Palette(
            List.of("#0060a8", "#c24d00", "#00805c", "#a8327e", "#6d6d00", "#7048c6", "#0f8a9d", "#57606a"),
            List.of("#58a6ff", "#ff9b5e", "#3fce9b", "#f28cc8", "#d6c944", "#b79bff", "#5cd3e4", "#b1bac4"));

    private static final int IN_A_LINE = 3;

    public Palette {
        light = List.copyOf(light);
        dark = List.copyOf(dark);
        if (light.size() != dark.size()) {
            throw new IllegalArgumentException(light.size() + " colours, " + dark.size() + " of them dark");
        }
    }

    /** The CSS class of a series, one of those that {@link #rules} describe. */
    String style(int colour) {
        return "s" + colour % light.size();
    }

    /** A CSS rule for each of the colours, a few in a line. */
    static String rules(List<String> colours) {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < colours.size(); i++) {
            String end = i % IN_A_LINE == IN_A_LINE - 1 || i == colours.size() - 1 ? "\n" : "";
            rules.append(".s%d{stroke:%s;fill:%s}%s".formatted(i, colours.get(i), colours.get(i), end));
        }
        return rules.toString();
    }
}
