package io.editrisk.function;

import io.editrisk.event.Doorbell;
import io.editrisk.event.FunctionName;
import java.util.function.Supplier;

/** Sees every call of a function, whichever door it came through; the call's answer or fault is passed on as it is. */
interface CallObserver {

    /** Sees nothing. */
    CallObserver NONE = (function, bell, call) -> call.get();

    /** Makes the call. */
    Answer observe(FunctionName function, Doorbell bell, Supplier<Answer> call);
}
