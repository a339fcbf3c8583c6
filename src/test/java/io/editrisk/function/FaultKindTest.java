package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.editrisk.dataset.InvalidDatasetException;
import io.editrisk.event.MalformedEventException;
import io.editrisk.store.MalformedJsonException;
import io.editrisk.store.StoreException;
import io.editrisk.store.StoreException.Kind;
import io.editrisk.tensor.InvalidWeightsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultKindTest {

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(new MalformedEventException("no key"), 400, false),
                arguments(new MalformedJsonException("not a Plan", new IOException()), 422, false),
                arguments(new InvalidDatasetException("changed"), 422, false),
                arguments(new InvalidWeightsException("changed"), 422, false),
                arguments(new OtherTexturesException("a-run", "generated", "sha256:1f"), 422, false),
                arguments(new StoreException(Kind.NOT_FOUND, "gone", null), 422, false),
                arguments(new StoreException(Kind.UNAVAILABLE, "away", null), 503, true),
                // rights and settings of the deployment: mended while the event waits, not by its sender
                arguments(new StoreException(Kind.FOREIGN, "foreign", null), 422, false),
                arguments(new StoreException(Kind.DENIED, "denied", null), 500, true),
                arguments(new StoreException(Kind.INVALID, "invalid", null), 500, true),
                arguments(new UncheckedIOException(new IOException("disk full")), 500, true),
                arguments(new IllegalStateException("bug"), 500, true),
                arguments(new NullPointerException(), 500, true),
                arguments(new OutOfMemoryError(), 500, true));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void eachFaultHasItsStatusAndIsTriedAgainOrNot(Throwable fault, int status, boolean again) {
        FaultKind kind = FaultKind.of(fault);

        assertThat(kind.status()).isEqualTo(status);
        assertThat(kind.worthRetrying()).isEqualTo(again);
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatAServerCouldMendIsTriedAgain(FaultKind kind) {
        assertThat(kind.worthRetrying()).isEqualTo(kind.status() >= 500);
    }
}
