package io.editrisk.adapter.local;

import io.editrisk.event.Doorbell;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** An S3 server over a folder, on a free port of 127.0.0.1. */
final class EmbeddedStore implements AutoCloseable {

    static final String ACCESS_KEY = "local";
    static final String SECRET_KEY = "local-secret";

    private final S3Proxy server;

    EmbeddedStore(Path directory, Consumer<Doorbell> bell) {
        server = S3Proxy.builder()
                .blobStore(new RingingBlobStore(new FilesystemNio2BlobStore(directory.toString()), bell))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                .ignoreUnknownHeaders(true)
                .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the embedded store did not start over " + directory, e);
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the embedded store did not stop", e);
        }
    }
}
