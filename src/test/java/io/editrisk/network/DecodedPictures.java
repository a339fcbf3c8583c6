package io.editrisk.network;

import io.editrisk.image.RgbImage;
import io.editrisk.network.PictureFeed.Picture;
import java.util.List;
import java.util.stream.IntStream;

/** Pictures that are in memory already, as a feed takes them. */
public final class DecodedPictures {

    private DecodedPictures() {}

    public static List<Picture> of(List<RgbImage> pictures) {
        return IntStream.range(0, pictures.size())
                .mapToObj(i -> Picture.decoded("picture " + i, pictures.get(i)))
                .toList();
    }
}
