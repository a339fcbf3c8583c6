package io.editrisk.adapter.notice;

import io.editrisk.event.Notice;
import io.editrisk.event.NoticeSink;
import io.editrisk.event.UnsentException;
import io.editrisk.event.WebhookSecret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * POSTs to one address, by CloudEvents' HTTP binding, signed where there is a secret; any status of 200 to 299 says that it
 * was taken over. Follows no redirection.
 */
final class HttpSink implements NoticeSink {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(15);
    private static final String SETTING = "EDITRISK_NOTICES_HTTP_SECRET";

    private final URI url;
    private final NoticesConfig.Mode mode;
    private final Optional<WebhookSecret> secret;
    private final Optional<String> token;
    private final HttpClient client;

    HttpSink(URI url, NoticesConfig config) {
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException(
                    "EDITRISK_NOTICES_HTTP_URL is '" + url + "'; allowed is http:// or https:// with a host");
        }
        this.url = url;
        mode = config.httpMode();
        secret = config.httpSecret().map(given -> WebhookSecret.of(given, SETTING));
        token = config.httpToken();
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TO_CONNECT)
                .build();
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public void send(Notice notice) {
        try {
            int status = client.send(request(notice), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status < 200 || status > 299) {
                throw new UnsentException(notice.type() + " was not sent to " + url + ": it answered " + status);
            }
        } catch (IOException e) {
            throw UnsentException.of(url.toString(), notice, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UnsentException.of(url.toString(), notice, e);
        }
    }

    private HttpRequest request(Notice notice) {
        boolean structured = mode == NoticesConfig.Mode.STRUCTURED;
        byte[] body = structured ? notice.structured() : notice.payload();
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(TO_ANSWER)
                .header("content-type", structured ? Notice.STRUCTURED : notice.datacontenttype())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!structured) {
            request.header("ce-specversion", notice.specversion())
                    .header("ce-id", notice.id())
                    .header("ce-source", encoded(notice.source()))
                    .header("ce-type", notice.type())
                    .header("ce-subject", encoded(notice.subject()))
                    .header("ce-time", notice.time());
        }
        secret.ifPresent(key -> sign(request, key, notice.id(), body));
        token.ifPresent(given -> request.header("authorization", "Bearer " + given));
        return request.build();
    }

    private static void sign(HttpRequest.Builder request, WebhookSecret key, String id, byte[] body) {
        String now = Long.toString(Instant.now().getEpochSecond());
        request.header("webhook-id", id)
                .header("webhook-timestamp", now)
                .header("webhook-signature", key.sign(id, now, body));
    }

    /** What a header may not hold as it is, percent-encoded, as section 3.1.3.2 of the HTTP binding has it. */
    private static String encoded(String value) {
        StringBuilder text = new StringBuilder();
        for (byte one : value.getBytes(StandardCharsets.UTF_8)) {
            if (one > ' ' && one < 0x7f && one != '"' && one != '%') {
                text.append((char) one);
            } else {
                text.append(String.format("%%%02X", one));
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        // nothing is held
    }
}
