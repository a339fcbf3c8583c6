package io.editrisk.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a scope only has to end
class ScopeTest {

    private NDManager manager;
    private NDArray before;

    @BeforeEach
    void begin() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        before = manager.create(new float[] {1, 2, 3});
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void whatIsKeptSurvivesAndAllElseIsFreed() {
        List<NDArray> made = new ArrayList<>();
        NDArray kept;
        try (Scope scope = new Scope()) {
            made.add(before.add(1));
            made.add(made.get(0).square());
            kept = scope.keep(made.get(1).add(1));
        }

        assertThat(kept.toFloatArray()).containsExactly(5, 10, 17);
        assertThat(made).allSatisfy(ScopeTest::assertFreed);
        assertThat(manager.getManagedArrays()).containsExactlyInAnyOrder(before, kept);
    }

    @Test
    void whatWasMadeBeforeStays() {
        try (Scope scope = new Scope()) {
            before.addi(1);
        }

        assertThat(before.toFloatArray()).containsExactly(2, 3, 4);
    }

    @Test
    void anExceptionFreesAsAnEndDoes() {
        List<NDArray> made = new ArrayList<>();

        assertThatThrownBy(() -> {
                    try (Scope scope = new Scope()) {
                        made.add(before.add(1));
                        throw new IllegalStateException("half way");
                    }
                })
                .hasMessage("half way");

        assertThat(made).allSatisfy(ScopeTest::assertFreed);
    }

    @Test
    void anInnerScopeFreesItsOwnAndNothingOfTheOuterOne() {
        NDArray ofOuter;
        try (Scope outer = new Scope()) {
            ofOuter = before.add(1);
            NDArray ofInner;
            try (Scope inner = new Scope()) {
                ofInner = ofOuter.add(1);
            }
            assertFreed(ofInner);
            assertThat(ofOuter.toFloatArray()).containsExactly(2, 3, 4);
        }
        assertFreed(ofOuter);
    }

    @Test
    void closingTwiceIsClosingOnce() {
        try (Scope outer = new Scope()) {
            NDArray ofOuter = before.add(1);
            Scope inner = new Scope();
            inner.close();
            inner.close();
            NDArray after = ofOuter.add(1);

            assertThat(after.toFloatArray()).containsExactly(3, 4, 5);
        }
    }

    @Test
    void aThousandStepsLeaveNothingBehind() {
        NDArray weight = manager.create(new float[] {1, 2, 3});
        int arrays = manager.getManagedArrays().size();
        for (int step = 0; step < 1000; step++) {
            try (Scope scope = new Scope()) {
                Gradients gradients =
                        Gradients.of(List.of(weight), () -> weight.square().mean());
                weight.subi(gradients.gradients().get(0).mul(1e-3));
            }
        }

        assertThat(manager.getManagedArrays()).hasSize(arrays);
    }

    @Test
    void theManagersEndFreesWhatWasKept() {
        NDManager own = TensorEngine.manager();
        NDArray kept;
        try (Scope scope = new Scope()) {
            kept = scope.keep(own.ones(new Shape(2)));
        }

        own.close();

        assertFreed(kept);
    }

    private static void assertFreed(NDArray tensor) {
        assertThatThrownBy(tensor::toFloatArray).isInstanceOf(IllegalStateException.class);
    }
}
