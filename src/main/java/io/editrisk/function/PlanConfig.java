package io.editrisk.function;

import io.editrisk.experiment.Planner;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How plan cuts the work. */
@ConfigMapping(prefix = "editrisk.plan")
interface PlanConfig {

    /** Images one evaluation task takes: larger ones spare overhead, smaller ones spread better. No result depends on it. */
    @WithDefault("" + Planner.IMAGES_PER_TASK)
    int imagesPerTask();

    /** Most trials that one experiment may ask for ({@code EDITRISK_PLAN_MAX_TRIALS}). */
    @WithDefault("10000")
    long maxTrials();
}
