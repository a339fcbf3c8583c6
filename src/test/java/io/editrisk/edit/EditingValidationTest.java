package io.editrisk.edit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.editrisk.dataset.Sample;
import io.editrisk.evaluation.Accuracy;
import io.editrisk.image.RgbImage;
import io.editrisk.network.DrawnNetwork;
import io.editrisk.network.Weights;
import io.editrisk.tensor.BorrowedMemory;
import io.editrisk.tensor.TensorEngine;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditingValidationTest {

    private NDManager manager;
    private Weights original;

    @BeforeEach
    void draw() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        original = DrawnNetwork.classifying(3, manager);
    }

    @AfterEach
    void free() {
        manager.close();
    }

    /** Where the whole network is trained, what reaches the cut are the pictures themselves. */
    @Test
    void imagesStayAsTheyAreWhereTheCutIsBeforeTheFirstLayer() {
        EditingValidation validation = validation(Optional.empty(), DrawnNetwork.NETWORK.trainable());
        double variance = validation.variance(original);

        BorrowedMemory.reuse();

        assertThat(validation.accuracy(original)).contains(new Accuracy(120, 120));
        assertThat(validation.variance(original)).isEqualTo(variance);
    }

    @Test
    void imagesStayAsTheyAreWhereTheCutIsFurtherOn() {
        EditingValidation validation =
                validation(Optional.of("features.11"), DrawnNetwork.NETWORK.tensorsOf("features.11"));

        BorrowedMemory.reuse();

        assertThat(validation.accuracy(original)).contains(new Accuracy(120, 120));
    }

    @Test
    void whatFitsIntoNoMemoryRunsAgainAndGivesTheSame() {
        List<String> trained = DrawnNetwork.NETWORK.tensorsOf("features.11");
        EditingValidation kept = validation(Optional.of("features.11"), trained);
        int arrays = manager.getManagedArrays().size();
        EditingValidation passing = validation(Optional.of("features.11"), trained, new FeatureMemory(1000));

        assertThat(passing.accuracy(original)).isEqualTo(kept.accuracy(original));
        assertThat(passing.variance(original)).isEqualTo(kept.variance(original));
        assertThat(manager.getManagedArrays()).as("nothing is kept").hasSize(arrays);
    }

    @Test
    void measuringLeavesNothingBehind() {
        EditingValidation validation =
                validation(Optional.of("features.11"), DrawnNetwork.NETWORK.tensorsOf("features.11"));
        int arrays = manager.getManagedArrays().size();

        validation.accuracy(original);
        validation.variance(original);

        assertThat(manager.getManagedArrays()).hasSize(arrays);
    }

    private EditingValidation validation(Optional<String> layer, List<String> trained) {
        return validation(layer, trained, new FeatureMemory(Long.MAX_VALUE));
    }

    private EditingValidation validation(Optional<String> layer, List<String> trained, FeatureMemory memory) {
        List<RgbImage> pictures = DrawnNetwork.kinds(3, 120, 15);
        List<Sample> samples = IntStream.range(0, pictures.size())
                .mapToObj(i -> new Sample("image-" + i, "source-" + i, i % DrawnNetwork.CLASSES, pictures.get(i)))
                .toList();
        Cut cut = new Cut(DrawnNetwork.NETWORK, DrawnNetwork.NETWORK.firstWith(new HashSet<>(trained)), layer);
        return new EditingValidation(cut, EditingImages.of(samples), original, memory, manager);
    }
}
