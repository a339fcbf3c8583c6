package io.editrisk.experiment;

import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Rule;
import io.editrisk.experiment.form.Value;
import io.editrisk.experiment.form.Wording;
import java.util.HashMap;
import java.util.Map;

/** The data sets to shift to are named in tables by the last part of their keys. */
final class LastPartsDiffer implements Rule {

    @Override
    public void check(Value.Fields shifts, Mistakes mistakes) {
        Map<String, String> first = new HashMap<>();
        for (Value item : shifts.items("datasets")) {
            String key = (String) ((Value.Scalar) item).content();
            String earlier = first.putIfAbsent(last(key), key);
            if (earlier != null && !earlier.equals(key)) {
                mistakes.add(
                        item.place(),
                        "both " + Wording.quoted(earlier) + " and " + Wording.quoted(key)
                                + " would be named " + Wording.quoted(last(key))
                                + "; the last parts of the keys must differ");
            }
        }
    }

    static String last(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
