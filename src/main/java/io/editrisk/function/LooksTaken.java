package io.editrisk.function;

import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.Look;
import io.editrisk.experiment.Plan;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The looks that were taken at an edit's evaluation, as the store has them; none where it ends with the last image.
 *
 * @param until the look up to which images are measured, or are to be as far as is decided
 */
record LooksTaken(List<Look> looks, int until) {

    static LooksTaken of(ObjectStore store, Plan plan, String edit) {
        int most = plan.looks().most();
        List<Look> looks = new ArrayList<>();
        if (edit.equals(EvaluationTask.UNEDITED)) {
            return new LooksTaken(looks, most);
        }
        int until = 1;
        while (until < most) {
            Optional<Look> look =
                    store.find(StoreLayout.look(plan.run(), edit, until)).map(json -> Json.decode(json, Look.class));
            look.ifPresent(looks::add);
            if (look.isEmpty() || !look.get().goOn()) {
                return new LooksTaken(looks, until);
            }
            until++;
        }
        return new LooksTaken(looks, most);
    }
}
