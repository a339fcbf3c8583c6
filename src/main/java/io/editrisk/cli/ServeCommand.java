package io.editrisk.cli;

import io.editrisk.adapter.local.Backends;
import io.editrisk.adapter.local.LocalStack;
import io.editrisk.function.Unfinished;
import io.quarkus.runtime.Quarkus;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code editrisk serve}. */
@Command(
        name = "serve",
        description = "Keep the embedded store, queue and functions running: upload to it with any S3 client.")
final class ServeCommand implements ApplicationCommand {

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private TrustCode trust = new TrustCode();

    @Mixin
    private FrostChoice frost = new FrostChoice();

    @Option(
            names = "--port",
            defaultValue = "0",
            description = "The port of the functions and the page, on 127.0.0.1 (default: a free one).")
    private int port;

    @Mixin
    private LogChoice log = new LogChoice();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Inject
    @SuppressWarnings("NullAway.Init") // set where the command is called
    private Backends backends;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private Unfinished unfinished;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private Config config;

    @Override
    public void check() {
        if (!store.embedded()) {
            throw new WrongInputException("serve works on the embedded store of a folder; expected --store DIR");
        }
        store.requireFree();
    }

    @Override
    public Optional<String> log() {
        return log.form();
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = frost.and(trust.and(store.settings(true)));
        settings.put("quarkus.http.host-enabled", "true");
        settings.put("quarkus.http.port", Integer.toString(port));
        return settings;
    }

    @Override
    public Integer call() {
        LocalStack local = backends.local().orElseThrow();
        unfinished.ring();
        PrintWriter out = spec.commandLine().getOut();
        out.println("store: " + local.storeEndpoint());
        out.println("bucket: " + local.stores().home().bucket());
        out.println("access-key: " + local.accessKey());
        out.println("secret-key: " + local.secretKey());
        out.println("page: http://127.0.0.1:" + config.getValue("quarkus.http.port", Integer.class) + RunsPage.PATH);
        out.println("ready");
        out.flush();
        Quarkus.waitForExit();
        return ExitStatus.DONE;
    }
}
