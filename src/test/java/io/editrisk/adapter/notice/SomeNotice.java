package io.editrisk.adapter.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.event.Notice;
import io.editrisk.event.NoticeType;
import io.editrisk.store.Json;
import java.nio.charset.StandardCharsets;

/** A notice to send, and what has to arrive of it. */
public final class SomeNotice {

    public static final String ID = "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a";

    private static final String DATA =
            "{\"run\":\"garments-0123456789ab\",\"verdict\":\"fail\",\"sentence\":\"One édit broke it.\"}";

    private SomeNotice() {}

    public static Notice notice() {
        return about("garments-0123456789ab");
    }

    static Notice about(String subject) {
        return Notice.of(
                ID,
                NoticeType.RUN_COMPLETED,
                "s3://lab",
                subject,
                "2026-01-02T03:04:05Z",
                Json.tree(DATA.getBytes(StandardCharsets.UTF_8)));
    }

    /** Fails unless it is the notice as a CloudEvent in structured mode, read as anybody would. */
    public static void requireStructured(byte[] body) {
        JsonNode event = Json.tree(body);
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("id").asText()).isEqualTo(ID);
        assertThat(event.path("source").asText()).isEqualTo("s3://lab");
        assertThat(event.path("type").asText()).isEqualTo("io.editrisk.run.completed");
        assertThat(event.path("subject").asText()).isEqualTo("garments-0123456789ab");
        assertThat(event.path("time").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(event.path("datacontenttype").asText()).isEqualTo("application/json");
        assertThat(event.path("data")).isEqualTo(Json.tree(DATA.getBytes(StandardCharsets.UTF_8)));
        assertThat(event).hasSize(8);
    }
}
