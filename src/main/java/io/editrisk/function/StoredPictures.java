package io.editrisk.function;

import io.editrisk.dataset.Dataset;
import io.editrisk.dataset.InvalidDatasetException;
import io.editrisk.dataset.UndecodedSample;
import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.experiment.Plan;
import io.editrisk.image.RgbImage;
import io.editrisk.report.Pictures;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A run's images as its data sets have them, in the size of its network. */
record StoredPictures(RunInputs inputs, ObjectStore store, Plan plan) implements Pictures {

    @Override
    public List<String> classes(EvaluationSet set) {
        return ifThere(() -> dataset(set).manifest().classes()).orElse(List.of());
    }

    @Override
    public Optional<RgbImage> picture(EvaluationSet set, int index) {
        return ifThere(() -> {
            UndecodedSample sample = dataset(set).undecoded(index, index + 1).get(0);
            RgbImage picture = sample.picture();
            return set.shift()
                    .filter(shift -> !set.published())
                    .map(shift -> inputs.frost().shifts(plan).apply(shift, sample.identity(), picture))
                    .orElse(picture);
        });
    }

    private Dataset dataset(EvaluationSet set) {
        return inputs.dataset(store, plan, set.dataset());
    }

    /** Data that is gone or another since does not keep numbers from being reported. */
    static <T> Optional<T> ifThere(Supplier<T> wanted) {
        try {
            return Optional.of(wanted.get());
        } catch (InvalidDatasetException | OtherTexturesException e) {
            return Optional.empty();
        } catch (StoreException e) {
            if (e.kind().retriable()) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
