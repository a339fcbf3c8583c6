package io.editrisk.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_OPTIMIZE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.nio.ByteBuffer;
import java.util.function.Function;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.indexer.UShortIndexer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * PNG and JPEG to pixels and back, by OpenCV's codecs: the pixels are those that Pillow gives. Orientation tags are
 * ignored, transparency is dropped, grey becomes three equal channels. Threads may share one.
 */
public final class ImageCodec {

    /** Twice the largest picture of ImageNet's validation set is far below this; 64 megapixels are 192 MB decoded. */
    private static final long PIXELS_ALLOWED = 64L << 20;

    static {
        CodecLibraries.load();
    }

    private final long pixelsAllowed;

    public ImageCodec() {
        this(PIXELS_ALLOWED);
    }

    /** @param pixelsAllowed width times height of the largest picture that is decoded */
    public ImageCodec(long pixelsAllowed) {
        this.pixelsAllowed = pixelsAllowed;
    }

    /** Decodes a whole PNG or JPEG; a {@link DamagedImageException} for anything else, and for too large a picture. */
    public RgbImage decode(byte[] picture) {
        return decode(picture, Pixels::image);
    }

    /** {@link #decode(byte[])}, then {@link Fitting#fit}, without the whole picture's pixels on the heap. */
    public RgbImage decode(byte[] picture, Fitting fitting, int size) {
        return decode(picture, pixels -> Fitted.of(pixels, fitting, size));
    }

    /** Takes a decoded picture's pixels while they are there: 8-bit RGB, rows from the top, three bytes a pixel. */
    public interface PixelReader<T> {
        T read(int width, int height, ByteBuffer rgb);
    }

    /** {@link #decode(byte[])}, the pixels not brought onto the heap: the reader lets go of them when it returns. */
    public <T> T decode(byte[] picture, PixelReader<T> reader) {
        return decode(picture, (Pixels pixels) -> reader.read(pixels.width(), pixels.height(), pixels.rgb()));
    }

    /**
     * Looks at a picture's header, size and end without decoding it; a {@link DamagedImageException} where one of them is
     * wrong. What is damaged in between shows only when it is decoded.
     */
    public PictureHeader requireWhole(byte[] picture) {
        PictureHeader header = PictureHeader.of(picture);
        if ((long) header.width() * header.height() > pixelsAllowed) {
            throw new DamagedImageException("%dx%d pixels; at most %d pixels are allowed"
                    .formatted(header.width(), header.height(), pixelsAllowed));
        }
        Wholeness.require(header.format(), picture);
        return header;
    }

    /** @param use takes from the pixels what is wanted, while they are there */
    private <T> T decode(byte[] picture, Function<Pixels, T> use) {
        PictureHeader header = requireWhole(picture);
        try (BytePointer bytes = new BytePointer(picture);
                Mat encoded = new Mat(1, picture.length, CV_8UC1, bytes);
                Mat decoded = imdecode(
                        encoded, header.deepGrey() ? IMREAD_UNCHANGED : IMREAD_COLOR_RGB | IMREAD_IGNORE_ORIENTATION)) {
            if (decoded.empty() || decoded.cols() != header.width() || decoded.rows() != header.height()) {
                throw new DamagedImageException("a damaged " + header.format());
            }
            ByteBuffer rgb = switch (header.colour()) {
                case CMYK -> CmykJpeg.decode(picture, false);
                case YCCK -> CmykJpeg.decode(picture, true);
                case GREY, OTHER -> header.deepGrey() ? clipped(decoded) : decoded.createBuffer();
            };
            return use.apply(new Pixels(header.width(), header.height(), rgb));
        }
    }

    /** A PNG of the picture, 8-bit RGB without further chunks; the same bytes for the same pixels. */
    public byte[] encodePng(RgbImage image) {
        return PngEncoder.encode(image);
    }

    /** A PNG of the picture's first channel, 8-bit grey, likewise. */
    public byte[] encodeGreyPng(RgbImage image) {
        return PngEncoder.encodeGrey(image);
    }

    /** The same pixels as a PNG that is a third larger or so, in a hundredth of the time: for many or passing pictures. */
    public byte[] encodePngQuickly(RgbImage image) {
        return encoded(".png", image);
    }

    /**
     * A baseline JPEG as Pillow's {@code save(quality=q)} writes it: libjpeg's tables, chroma halved both ways (4:2:0).
     *
     * @param quality 1..100
     */
    public byte[] encodeJpeg(RgbImage image, int quality) {
        return encoded(".jpg", image, IMWRITE_JPEG_QUALITY, required(quality));
    }

    /**
     * The same with Huffman tables of its own, as Pillow's {@code save(quality=q, optimize=True)} writes it.
     *
     * @param quality 1..100
     */
    public byte[] encodeOptimizedJpeg(RgbImage image, int quality) {
        return encoded(".jpg", image, IMWRITE_JPEG_QUALITY, required(quality), IMWRITE_JPEG_OPTIMIZE, 1);
    }

    private static int required(int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("JPEG quality " + quality + " is not in 1..100");
        }
        return quality;
    }

    /** @param options OpenCV's, each before its value */
    private static byte[] encoded(String format, RgbImage image, int... options) {
        try (BytePointer bgr = new BytePointer(swapped(image.pixels()));
                Mat pixels = new Mat(image.height(), image.width(), CV_8UC3, bgr);
                BytePointer encoded = new BytePointer();
                IntPointer given = new IntPointer(options)) {
            if (!imencode(format, pixels, encoded, given)) {
                throw new IllegalStateException(
                        "no " + format + " of " + image.width() + "x" + image.height() + " pixels");
            }
            byte[] bytes = new byte[Math.toIntExact(encoded.limit())];
            encoded.get(bytes);
            return bytes;
        }
    }

    /** 16-bit grey as Pillow's {@code convert('RGB')} has it: clipped at 255, not scaled. */
    private static ByteBuffer clipped(Mat decoded) {
        byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(decoded.cols(), decoded.rows()), 3)];
        try (UShortIndexer grey = decoded.createIndexer()) {
            for (int i = 0; i < rgb.length; i++) {
                int pixel = i / 3;
                rgb[i] = (byte) Math.min(255, grey.get(pixel / decoded.cols(), pixel % decoded.cols()));
            }
        }
        return ByteBuffer.wrap(rgb);
    }

    /** The first and third of each three bytes exchanged, in a new array. */
    private static byte[] swapped(byte[] pixels) {
        byte[] swapped = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i += 3) {
            swapped[i] = pixels[i + 2];
            swapped[i + 1] = pixels[i + 1];
            swapped[i + 2] = pixels[i];
        }
        return swapped;
    }
}
