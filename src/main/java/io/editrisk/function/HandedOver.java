package io.editrisk.function;

import io.editrisk.event.Doorbell;
import io.editrisk.event.HandOver;
import io.editrisk.experiment.Profile;
import io.editrisk.store.Digest;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreLayout;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What comes without having been uploaded: experiments as text, and edits of pipelines; both become uploads. */
@ApplicationScoped
class HandedOver {

    private static final int DIGITS = 12;

    private final ObjectStores stores;

    HandedOver(ObjectStores stores) {
        this.stores = stores;
    }

    /** Stores the experiment under the name. */
    Doorbell store(String name, byte[] experiment) {
        ObjectStore home = stores.home();
        String key = StoreLayout.experiment(name);
        home.put(key, experiment);
        return new Doorbell(home.bucket(), key);
    }

    /** Stores the experiment under a name made of its content. */
    Doorbell store(byte[] experiment) {
        ObjectStore home = stores.home();
        String key = StoreLayout.experiment(digest(experiment));
        home.create(key, experiment);
        return new Doorbell(home.bucket(), key);
    }

    /** Fills the blanks of the profile and stores what comes of it; nothing is written where that cannot be. */
    Doorbell store(HandOver edit) {
        ObjectStore home = stores.home();
        stores.locate(edit.original());
        stores.locate(edit.edited());
        String key = StoreLayout.profile(edit.profile());
        return store(Profile.fill(
                home.read(key), key, Map.of("original", edit.original(), "edited", edit.edited(), "name", name(edit))));
    }

    /** The same edit has the same name, and so leads to the same run. */
    private static String name(HandOver edit) {
        String edits = edit.original() + "\n" + edit.edited();
        return edit.name().orElseGet(() -> edit.profile() + "-" + digest(edits.getBytes(StandardCharsets.UTF_8)));
    }

    private static String digest(byte[] content) {
        return Digest.of(content).substring(0, DIGITS);
    }
}
