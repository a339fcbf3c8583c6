package io.editrisk.function;

import io.editrisk.dataset.InvalidDatasetException;
import io.editrisk.evaluation.IncompleteException;
import io.editrisk.event.MalformedEventException;
import io.editrisk.event.UnsentException;
import io.editrisk.experiment.UnusableProfileException;
import io.editrisk.store.MalformedJsonException;
import io.editrisk.store.StoreException;
import io.editrisk.tensor.InvalidWeightsException;
import io.editrisk.tensor.StoppedException;
import java.util.EnumSet;
import java.util.Set;

/** What a fault means to whoever sent the event: is it the sender's, is it for good, or is it worth another try? */
enum FaultKind {
    /** The event itself is wrong; sending it again changes nothing. */
    MALFORMED(400, false),
    /** The event is fine, what it points at is not; sending it again changes nothing until that is mended. */
    UNUSABLE(422, false),
    /** Something needed is out of reach for now. */
    UNAVAILABLE(503, true),
    /** A fault of this software or its machine: another try, elsewhere, may succeed. */
    INTERNAL(500, true);

    private static final Set<StoreException.Kind> LASTING =
            EnumSet.of(StoreException.Kind.NOT_FOUND, StoreException.Kind.FOREIGN);

    private final int status;
    private final boolean worthRetrying;

    FaultKind(int status, boolean worthRetrying) {
        this.status = status;
        this.worthRetrying = worthRetrying;
    }

    int status() {
        return status;
    }

    boolean worthRetrying() {
        return worthRetrying;
    }

    static FaultKind of(Throwable fault) {
        if (fault instanceof MalformedEventException) {
            return MALFORMED;
        }
        if (fault instanceof StoppedException || fault instanceof UnsentException) {
            return UNAVAILABLE;
        }
        if (fault instanceof StoreException store) {
            return store.kind().retriable() ? UNAVAILABLE : LASTING.contains(store.kind()) ? UNUSABLE : INTERNAL;
        }
        if (fault instanceof InvalidDatasetException
                || fault instanceof InvalidWeightsException
                || fault instanceof MalformedJsonException
                || fault instanceof IncompleteException
                || fault instanceof UnusableProfileException
                || fault instanceof OtherTexturesException) {
            return UNUSABLE;
        }
        return INTERNAL;
    }
}
