package io.editrisk.edit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How training changes its images from epoch to epoch; the paper's own edits of few images (appendix D.2) leave them as they are. */
public enum Augmentation {
    /** PAINT's (mlfoundations/patching): a crop of 0.9 to 1 of the image, of the ratio 3:4 to 4:3, in the network's size. */
    @JsonProperty("random-resized-crop")
    RANDOM_RESIZED_CROP
}
