package io.editrisk.function;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether weights may be TorchScript, which is a program: {@code EDITRISK_TORCHSCRIPT_TRUSTED}. */
@ConfigMapping(prefix = "editrisk.torchscript")
interface TorchScriptConfig {

    /** Whether the files in the buckets that this deployment reads are trusted so far that they are run. */
    @WithDefault("false")
    boolean trusted();
}
