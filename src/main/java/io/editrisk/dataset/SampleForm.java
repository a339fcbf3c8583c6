package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.Kind;
import java.util.List;

/**
 * Which pictures every sample of a data set has.
 *
 * @param masks whether each pair has a mask besides: grey, of the pair's size, not 0 where x' differs from x
 */
public record SampleForm(Kind kind, boolean masks) {

    /** What a mask's member is called after the sample's key: always a PNG, since a JPEG smears its edges. */
    static final String MASK = "mask.png";

    private static final String MASK_ROLE = "mask.";

    /** What stands between a sample's key and the ending of each of its pictures, in order: the mask is the last. */
    List<String> roles() {
        if (kind == Kind.IMAGES) {
            return List.of("");
        }
        return masks ? List.of("x.", "xprime.", MASK_ROLE) : List.of("x.", "xprime.");
    }

    /** Whether the picture of that place among the roles is a mask. */
    boolean isMask(int role) {
        return roles().get(role).equals(MASK_ROLE);
    }
}
