package io.editrisk.cli;

import io.editrisk.cli.CorruptionOfPictures.Original;
import io.editrisk.dataset.Awaited;
import io.editrisk.image.DamagedImageException;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.PictureHeader;
import io.editrisk.image.RgbImage;
import io.editrisk.report.CorruptionGallery;
import io.editrisk.report.CorruptionGallery.Corrupted;
import io.editrisk.shift.PictureFrame;
import io.editrisk.shift.PublishedSize;
import io.editrisk.shift.Shift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One picture corrupted in many ways, on a page: its pixels are those that {@code corrupt} writes to files. */
record PictureGallery(CorruptionOfPictures corruption, List<Shift> shifts) {

    /** Above, a page of 95 would be tens of megabytes, and what published parameters do could hardly be seen. */
    private static final int MOST_PIXELS = 400_000;

    /** Up to here PNGs of noise are small enough: 96 of 96 by 96 pixels are 2.6 MB. */
    private static final int MOST_LOSSLESS_PIXELS = 96 * 96;

    private static final int QUALITY = 90;
    private static final ImageCodec CODEC = new ImageCodec();

    PictureGallery {
        shifts = List.copyOf(shifts);
    }

    /** What was written. */
    record Written(String page, int pictures, long bytes) {}

    /** Writes the page; a {@link WrongInputException} where the picture or the page's name will not do. */
    Written write(Path picture, Path page, int threads) throws IOException {
        if (Files.isDirectory(picture)) {
            throw new WrongInputException(picture + ": is a folder; --gallery shows one picture, a PNG or JPEG");
        }
        if (!page.toString().endsWith(".html")) {
            throw new WrongInputException(page + ": --gallery writes a page; name a file that ends in .html");
        }
        try {
            byte[] file = PictureFolder.bytes(picture);
            requireShowable(PictureHeader.of(file));
            byte[] html = html(picture.getFileName().toString(), corruption.original(file), threads);
            WholeFile.write(page, html);
            return new Written(page.toString(), 1 + shifts.size(), html.length);
        } catch (DamagedImageException | IllegalArgumentException e) {
            throw new WrongInputException(picture + ": " + e.getMessage());
        }
    }

    private void requireShowable(PictureHeader header) {
        if (corruption.frame() == PictureFrame.AS_IS && (long) header.width() * header.height() > MOST_PIXELS) {
            throw new IllegalArgumentException(
                    "%dx%d pixels; as it is a picture of at most %d is shown, --frame published"
                                    .formatted(header.width(), header.height(), MOST_PIXELS)
                            + " shows the middle of any, in ImageNet-C's 224x224");
        }
    }

    private byte[] html(String name, Original original, int threads) {
        RgbImage pixels = original.pixels();
        PublishedSize size = PublishedSize.of(pixels);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("size", pixels.width() + " by " + pixels.height() + " pixels");
        facts.put("frame", corruption.frame().label());
        facts.put("seed", Long.toString(corruption.shifts().seed()));
        facts.put("parameters", "those of " + size.dataset() + " (" + size.side() + " pixels)");
        facts.put("frost", corruption.shifts().frost().origin());
        facts.put("shown as", format(pixels));
        facts.put("identity", original.identity());
        return new CorruptionGallery(name, facts, shown(pixels), corrupted(original, threads)).html();
    }

    private List<Corrupted> corrupted(Original original, int threads) {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Corrupted>> pictures = shifts.stream()
                    .map(shift ->
                            workers.submit(() -> new Corrupted(shift, shown(corruption.corrupted(original, shift)))))
                    .toList();
            return pictures.stream()
                    .map(picture -> Awaited.of(picture, "interrupted"))
                    .toList();
        } finally {
            workers.shutdownNow();
        }
    }

    private byte[] shown(RgbImage pixels) {
        if (corruption.frame() != PictureFrame.AS_IS) {
            return corruption.frame().encode(pixels, CODEC);
        }
        return lossless(pixels) ? CODEC.encodePng(pixels) : CODEC.encodeJpeg(pixels, QUALITY);
    }

    private String format(RgbImage pixels) {
        if (corruption.frame() != PictureFrame.AS_IS) {
            return "the JPEGs that corrupt writes in this frame";
        }
        return lossless(pixels) ? "PNG, every pixel as it is" : "JPEG of quality " + QUALITY + "; corrupt writes PNG";
    }

    private static boolean lossless(RgbImage pixels) {
        return pixels.width() * pixels.height() <= MOST_LOSSLESS_PIXELS;
    }
}
