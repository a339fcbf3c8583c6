package io.editrisk.function;

import io.editrisk.experiment.Plan;
import io.editrisk.shift.FrostTextures;
import io.editrisk.shift.SeededShifts;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What frost is cut from here: the textures in the folder that the setting {@code editrisk.frost.textures} ({@code
 * EDITRISK_FROST_TEXTURES}) names, or generated ones. A plan holds which it was made for, so that no run mixes them.
 */
@ApplicationScoped
public class FrostSetting {

    private final FrostTextures textures;

    FrostSetting(@ConfigProperty(name = "editrisk.frost.textures") Optional<Path> folder) {
        this.textures = folder.map(FrostTextures::from).orElseGet(FrostTextures::generated);
    }

    /** A folder that is not theirs ends the start, not the first task. */
    void read(@Observes StartupEvent start) {
        textures.origin();
    }

    /** As {@link FrostTextures#origin()}. */
    String origin() {
        return textures.origin();
    }

    /** An {@link OtherTexturesException} where the plan was made for textures that this process does not have. */
    public void require(Plan plan) {
        plan.frost().filter(planned -> !planned.equals(origin())).ifPresent(planned -> {
            throw new OtherTexturesException(plan.run(), planned, origin());
        });
    }

    /** How the plan's pictures are corrupted, as it was planned. */
    SeededShifts shifts(Plan plan) {
        require(plan);
        return new SeededShifts(plan.experiment().seed(), textures);
    }
}
