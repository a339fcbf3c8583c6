package io.editrisk.function;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** What a process keeps beside its work. Nothing here changes a result. */
@ConfigMapping(prefix = "editrisk.cache")
interface CacheConfig {

    /** Where weights and deltas lie under their digests; processes may share it. */
    @WithDefault("${user.home}/.cache/editrisk")
    Path directory();

    /** How many bytes there may lie at most; beyond that what was not asked for longest goes first. */
    @WithDefault("53687091200")
    long diskBytes();

    /** How many bytes of shards are held in memory. */
    @WithDefault("268435456")
    long shardBytes();

    /** How many sets of tensors are held in memory beyond those in use. */
    @WithDefault("8")
    int tensorSets();
}
