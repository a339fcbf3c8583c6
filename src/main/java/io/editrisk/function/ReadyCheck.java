package io.editrisk.function;

import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreException;
import io.editrisk.store.StoreLayout;
import io.editrisk.tensor.TensorEngine;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Whether calls can be answered now: the store answers, the device is there, and this process is not about to end. */
@Readiness
@ApplicationScoped
class ReadyCheck implements HealthCheck {

    private final ObjectStores stores;
    private final String device;
    private volatile boolean draining;

    ReadyCheck(ObjectStores stores, @ConfigProperty(name = "editrisk.device", defaultValue = "auto") String device) {
        this.stores = stores;
        this.device = device;
    }

    void drain(@Observes @Priority(0) ShutdownDelayInitiatedEvent end) {
        draining = true;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("functions").withData("draining", draining);
        boolean reachable = storeAnswers(answer);
        boolean computes = deviceIsThere(answer);
        return answer.status(reachable && computes && !draining).build();
    }

    /** Any answer will do, that there is no such object too. */
    private boolean storeAnswers(HealthCheckResponseBuilder answer) {
        try {
            ObjectStore home = stores.home();
            home.exists(StoreLayout.EXPERIMENTS);
            answer.withData("store", "reachable");
            return true;
        } catch (StoreException fault) {
            answer.withData("store", HttpFaults.oneLine(fault));
            return false;
        }
    }

    private boolean deviceIsThere(HealthCheckResponseBuilder answer) {
        try {
            TensorEngine.requireThere(device);
            answer.withData("device", device);
            return true;
        } catch (IllegalArgumentException | IllegalStateException fault) {
            answer.withData("device", HttpFaults.oneLine(fault));
            return false;
        }
    }
}
