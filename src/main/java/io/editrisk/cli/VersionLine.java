package io.editrisk.cli;

import io.editrisk.experiment.CodeVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionLine implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"editrisk " + CodeVersion.current()};
    }
}
