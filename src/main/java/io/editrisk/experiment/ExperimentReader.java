package io.editrisk.experiment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.editrisk.experiment.form.Form;
import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.SectionForm;
import io.editrisk.experiment.form.Value;
import io.editrisk.experiment.form.YamlDocument;
import io.editrisk.store.Json;
import java.util.Optional;

/** Reads experiment files: the experiment, or everything that is wrong with it. */
public final class ExperimentReader {

    private final SectionForm form = ExperimentForm.experiment();

    /**
     * Reads a file; whatever its bytes are, nothing is thrown.
     *
     * @param yaml the file's bytes
     * @param name the file or key as the user knows it, for the faults
     */
    public Reading read(byte[] yaml, String name) {
        Mistakes mistakes = new Mistakes();
        Optional<Value.Fields> fields = YamlDocument.read(
                        yaml, "nothing is written here; expected " + form.expected(), mistakes)
                .flatMap(root -> form.read(root, "the experiment", mistakes))
                .map(Value.Fields.class::cast);
        if (fields.isPresent() && mistakes.none()) {
            return new Reading.Read(new ExperimentBuilding(fields.get()).experiment(), new Places(fields.get()));
        }
        return new Reading.Refused(Fault.in(name, mistakes));
    }

    /** The JSON schema (draft 2020-12) of experiment files, pretty-printed, made from what {@link #read} checks by. */
    public byte[] schema() {
        ObjectNode schema = Form.object()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "editrisk experiment")
                .put("description", "What to edit, and under which shifts to measure what the edit breaks.");
        schema.setAll(form.schema());
        return Json.encodePretty(schema);
    }
}
