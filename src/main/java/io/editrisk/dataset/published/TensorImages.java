package io.editrisk.dataset.published;

import io.editrisk.dataset.archive.Archive;
import io.editrisk.dataset.archive.Member;
import io.editrisk.dataset.pickle.PickledDict;
import io.editrisk.dataset.pickle.TorchFile;
import io.editrisk.dataset.style.Mask;
import io.editrisk.image.RgbImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * EditingClassifiers' file of images with the part of each that an edit is about: {@code imgs}, {@code masks}, {@code
 * labels} of ImageNet's thousand, and in those of a concept {@code idx}, each image's place in the validation set. Images
 * are read when they are asked for. Threads share one.
 */
final class TensorImages implements MaskedImages {

    private final String source;
    private final TensorPictures images;
    private final TensorPictures masks;
    private final long[] labels;
    private final Optional<long[]> places;

    private TensorImages(String source, PickledDict file) throws IOException {
        this.source = source;
        this.images = TensorPictures.images(file.array("imgs"));
        this.masks = TensorPictures.masks(file.array("masks"));
        this.labels = file.array("labels").integers();
        this.places = file.has("idx") ? Optional.of(file.array("idx").integers()) : Optional.empty();
        requireSame("masks", masks.count());
        requireSame("labels", labels.length);
        places.ifPresent(idx -> requireSame("idx", idx.length));
        if (masks.width() != images.width() || masks.height() != images.height()) {
            throw fault("masks of %dx%d pixels for images of %dx%d"
                    .formatted(masks.width(), masks.height(), images.width(), images.height()));
        }
        int classes = ImageNetClasses.wnids().size();
        LongStream.of(labels)
                .filter(label -> label < 0 || label >= classes)
                .findFirst()
                .ifPresent(label -> {
                    throw fault("label " + label + "; 0 to " + (classes - 1) + " are allowed");
                });
    }

    /** @throws io.editrisk.dataset.pickle.InvalidPickleException where the file is not that */
    static TensorImages read(Archive archive, Member member) {
        try {
            String source = member.path();
            return new TensorImages(source, TorchFile.read(source, MemberBytes.of(archive, member)));
        } catch (IOException e) {
            throw new UnusableSourceException(member.path() + ": cannot be read: " + e.getMessage());
        }
    }

    private void requireSame(String name, int count) {
        if (count != images.count()) {
            throw fault(count + " " + name + " for " + images.count() + " images");
        }
    }

    private UnusableSourceException fault(String what) {
        return new UnusableSourceException(source + ": " + what);
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public int count() {
        return images.count();
    }

    @Override
    public RgbImage image(int index) {
        return images.image(index);
    }

    @Override
    public Mask mask(int index) {
        return masks.mask(index);
    }

    @Override
    public RgbImage modified(int index, RgbImage pasted) {
        try {
            return mask(index).paste(images.levels(index), pasted);
        } catch (IllegalArgumentException e) {
            throw misfit(index, e);
        }
    }

    @Override
    public int label(int index) {
        return (int) labels[index];
    }

    @Override
    public List<String> classes() {
        return ImageNetClasses.wnids();
    }

    /** Its place in ImageNet's validation set, in the order of its folders and files. */
    @Override
    public int place(int index) {
        long place = places.orElseThrow(() -> fault("no 'idx', by which stylised images are found"))[index];
        if (place < 0 || place > Integer.MAX_VALUE) {
            throw fault("idx " + place + " of image " + index + "; a place in the validation set is needed");
        }
        return (int) place;
    }

    @Override
    public Optional<Integer> side() {
        return images.width() == images.height() ? Optional.of(images.width()) : Optional.empty();
    }
}
