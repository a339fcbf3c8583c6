package io.editrisk.report.figure;

import java.util.Locale;

/** Elements of an SVG file, in the order in which they lie over one another. */
final class SvgCanvas {

    private static final double BASELINE = 4;

    private final StringBuilder svg = new StringBuilder();

    void line(String style, double fromX, double fromY, double toX, double toY) {
        svg.append("<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
                .formatted(style, number(fromX), number(fromY), number(toX), number(toY)));
    }

    /** A rectangle between two corners, however they lie. */
    void box(String style, double fromX, double fromY, double toX, double toY) {
        svg.append("<rect %s x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>\n"
                .formatted(
                        style,
                        number(Math.min(fromX, toX)),
                        number(Math.min(fromY, toY)),
                        number(Math.abs(toX - fromX)),
                        number(Math.abs(toY - fromY))));
    }

    void polyline(String style, String points) {
        svg.append("<polyline class=\"%s\" points=\"%s\"/>\n".formatted(style, points));
    }

    /** Four shapes in turn, so that series can be told apart without colour. */
    void symbol(String style, int symbol, double size, double x, double y) {
        String path = switch (symbol % 4) {
            case 0 -> "m-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0z";
            case 1 -> "m-3.6,-3.6h7.2v7.2h-7.2z";
            case 2 -> "m0,-4.8l4.6,8h-9.2z";
            default -> "m0,-5l5,5l-5,5l-5,-5z";
        };
        svg.append(
                size == 1
                        ? "<path class=\"%s\" d=\"M%s,%s%s\"/>\n".formatted(style, number(x), number(y), path)
                        : "<path class=\"%s\" transform=\"translate(%s %s) scale(%s)\" d=\"M0,0%s\"/>\n"
                                .formatted(style, number(x), number(y), number(size), path));
    }

    void text(double x, double middle, String anchor, String attributes, String words) {
        svg.append("<text%s x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n"
                .formatted(
                        attributes.isEmpty() ? "" : " " + attributes,
                        number(x),
                        number(middle + BASELINE),
                        anchor,
                        escaped(words)));
    }

    /** Words that go upwards. */
    void upright(double x, double y, String words) {
        svg.append("<g transform=\"rotate(-90 %s %s)\">".formatted(number(x), number(y)));
        text(x, y - BASELINE, "middle", "", words);
        svg.append("</g>\n");
    }

    static String number(double pixel) {
        return String.format(Locale.ROOT, "%.1f", pixel);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public String toString() {
        return svg.toString();
    }
}
