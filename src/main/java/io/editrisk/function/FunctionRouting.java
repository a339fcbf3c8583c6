package io.editrisk.function;

import io.editrisk.event.FunctionDeclaration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Gives Funqy the event types that {@code functions/*.yaml} declare. */
public final class FunctionRouting implements ConfigSource {

    private static final int BELOW_APPLICATION_PROPERTIES = 200;

    private final Map<String, String> routes = new TreeMap<>();

    public FunctionRouting() {
        for (FunctionDeclaration function : FunctionDeclaration.all()) {
            String label = function.name().label();
            String mapping = "quarkus.funqy.knative-events.mapping." + label;
            routes.put(mapping + ".trigger", function.eventType());
            routes.put(mapping + ".response-type", function.eventType() + ".answered");
        }
    }

    @Override
    public Set<String> getPropertyNames() {
        return routes.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return routes.get(name);
    }

    @Override
    public String getName() {
        return "functions/*.yaml";
    }

    @Override
    public int getOrdinal() {
        return BELOW_APPLICATION_PROPERTIES;
    }
}
