package io.editrisk.report;

import io.editrisk.image.PictureHeader;
import java.util.Base64;
import java.util.Locale;

/** A picture's file as an address that holds it (RFC 2397), so that a page needs no other file. */
final class DataUri {

    private DataUri() {}

    /** Of a PNG or JPEG; a {@link io.editrisk.image.DamagedImageException} for anything else. */
    static String of(byte[] file) {
        String format = PictureHeader.of(file).format().name().toLowerCase(Locale.ROOT);
        return "data:image/" + format + ";base64," + Base64.getEncoder().encodeToString(file);
    }
}
