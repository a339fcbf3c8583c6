package io.editrisk.edit;

/**
 * Where an edit starts that starts from another one's result.
 *
 * @param base the other one, as the report names it
 * @param alpha the point that was chosen of its line, above 0, at most 1
 */
public record StartingPoint(String run, String edit, String base, double alpha) {
    public StartingPoint {
        if (!(alpha > 0 && alpha <= 1)) {
            throw new IllegalArgumentException("edit " + edit + " starts at " + alpha + " of " + base);
        }
    }
}
