package io.editrisk.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.event.Doorbell;
import io.editrisk.event.Doorbells;
import io.editrisk.store.KeyPrefix;
import io.editrisk.store.ObjectStores;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads doorbells as this deployment knows their objects: without its prefix, and without those of others in its bucket. */
@ApplicationScoped
class OwnBells {

    private final ObjectStores stores;
    private final KeyPrefix prefix;

    OwnBells(ObjectStores stores, KeyPrefix prefix) {
        this.stores = stores;
        this.prefix = prefix;
    }

    List<Doorbell> in(JsonNode event) {
        return Doorbells.decode(event).stream()
                .flatMap(bell -> own(bell).stream())
                .toList();
    }

    private Optional<Doorbell> own(Doorbell bell) {
        return bell.bucket().equals(stores.home().bucket())
                ? prefix.own(bell.key()).map(key -> new Doorbell(bell.bucket(), key))
                : Optional.of(bell);
    }
}
