package io.editrisk.cli;

import io.editrisk.experiment.Plan;
import io.editrisk.function.PlanAnswer;
import io.editrisk.function.Resume;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreException;
import io.editrisk.store.StoreLayout;
import java.util.List;

/** The runs of a store. */
final class Runs {

    private Runs() {}

    /** The run's plan; a {@link WrongInputException} where there is no such run. */
    static Plan plan(ObjectStore store, String run) {
        try {
            return Resume.plan(store, run);
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.NOT_FOUND) {
                throw new WrongInputException("there is no run " + run + "; editrisk status lists the runs");
            }
            throw e;
        }
    }

    /** Those that an upload that is still there led to, by name. */
    static List<String> names(ObjectStore store) {
        return store.keys(StoreLayout.ACCEPTED).stream()
                .filter(key -> key.endsWith(".json"))
                .map(key -> Json.decode(store.read(key), PlanAnswer.class).run())
                .distinct()
                .sorted()
                .toList();
    }
}
