package io.editrisk.cli;

import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Whether functions in this process may run what weights hold. */
final class TrustCode {

    @Option(
            names = "--trust-code",
            description = "Also measure TorchScript, which is a program: it is run. Elsewhere:"
                    + " EDITRISK_TORCHSCRIPT_TRUSTED=true.")
    private boolean trusted;

    /** The settings, and this one where it was given. */
    Map<String, String> and(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        if (trusted) {
            all.put("editrisk.torchscript.trusted", "true");
        }
        return all;
    }
}
