package io.editrisk.function;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** As {@link HttpAlone}, for senders with a token or a secret. */
public final class HttpWithToken implements QuarkusTestProfile {

    static final String TOKEN = "correct-horse-battery-staple";
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(new HttpAlone().getConfigOverrides());
        settings.put("editrisk.http.tokens", TOKEN);
        settings.put("editrisk.http.secrets", SECRET);
        return settings;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return new HttpAlone().testResources();
    }
}
