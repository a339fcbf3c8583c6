package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.editrisk.network.PictureFeed.Picture;
import io.editrisk.network.Weights;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Training images that are decoded and run up to the cut whenever a step takes them. */
final class PassingSet implements TrainingSet {

    private final Cut cut;
    private final List<EditingImage> images;
    private final Views views;
    private final Sides needed;
    private final Weights original;
    private final NDManager manager;

    PassingSet(Cut cut, List<EditingImage> images, Views views, Sides needed, Weights original, NDManager manager) {
        this.cut = cut;
        this.images = List.copyOf(images);
        this.views = views;
        this.needed = needed;
        this.original = original;
        this.manager = manager;
    }

    @Override
    public int count() {
        return images.size();
    }

    @Override
    public Cut cut() {
        return cut;
    }

    @Override
    public Parts over(int epoch, List<int[]> parts) {
        return new Passing(
                parts.stream()
                        .map(part -> IntStream.of(part).mapToObj(images::get).toList())
                        .toList(),
                epoch);
    }

    private final class Passing implements Parts {

        private final Iterator<List<EditingImage>> parts;
        private final int epoch;
        private final Passage modified;
        private final Optional<Passage> originals;

        Passing(List<List<EditingImage>> parts, int epoch) {
            this.parts = parts.iterator();
            this.epoch = epoch;
            modified = passage(
                    parts.stream().map(part -> views.pictures(part, epoch)).toList());
            originals = needed.originals()
                    ? Optional.of(passage(parts.stream()
                            .map(part -> views.originals(part, epoch))
                            .toList()))
                    : Optional.empty();
        }

        private Passage passage(List<List<Picture>> pictures) {
            return new Passage(cut, pictures, original, manager);
        }

        @Override
        public boolean hasNext() {
            return parts.hasNext();
        }

        @Override
        public StepPairs next() {
            List<EditingImage> part = parts.next();
            NDArray labels =
                    manager.create(part.stream().mapToLong(EditingImage::label).toArray());
            Optional<PairMasks> masks =
                    needed.masks() ? Optional.of(PairMasks.of(views.masks(part, epoch), manager)) : Optional.empty();
            NDArray inputs = modified.inputs(part.size());
            return new StepPairs(cut, inputs, labels, originals.map(side -> sides(side, part.size())), masks);
        }

        private static StepPairs.Originals sides(Passage passage, int count) {
            NDList sides = passage.inputsAndFeatures(count);
            return new StepPairs.Originals(sides.get(0), sides.get(1));
        }

        @Override
        public void close() {
            modified.close();
            originals.ifPresent(Passage::close);
        }
    }
}
