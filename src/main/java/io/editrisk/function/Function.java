package io.editrisk.function;

import io.editrisk.event.Doorbell;

/**
 * One of the five functions. Calling it again for the same object changes nothing; whatever it throws leaves nothing
 * half-written, and the event may be sent again.
 */
interface Function {
    Answer handle(Doorbell bell);
}
