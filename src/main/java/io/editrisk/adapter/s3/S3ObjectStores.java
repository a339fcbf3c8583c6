package io.editrisk.adapter.s3;

import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/** Buckets of one account at one endpoint, over one client. */
public final class S3ObjectStores implements ObjectStores, AutoCloseable {

    private final S3Client s3;
    private final String home;

    public S3ObjectStores(S3Client s3, String home) {
        this.s3 = s3;
        this.home = home;
    }

    /** A store by address and keys; an empty endpoint is AWS, empty keys are the SDK's own chain. */
    public static S3ObjectStores of(Connection connection, String bucket) {
        return new S3ObjectStores(client(connection), bucket);
    }

    /** How to reach a store. */
    public record Connection(
            Optional<URI> endpoint,
            String region,
            Optional<String> accessKey,
            Optional<String> secretKey,
            Duration timeout) {

        public static Connection of(StoreConfig config) {
            return new Connection(
                    config.endpoint(), config.region(), config.accessKey(), config.secretKey(), config.timeout());
        }

        /**
         * A client of any of the account's services.
         *
         * @param patience how long one request may wait for data
         */
        public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
                B builder, Duration patience) {
            builder.region(Region.of(region))
                    .httpClientBuilder(Apache5HttpClient.builder().socketTimeout(patience));
            endpoint.ifPresent(builder::endpointOverride);
            if (accessKey.isPresent() && secretKey.isPresent()) {
                builder.credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey.get(), secretKey.get())));
            }
            return builder;
        }
    }

    static S3Client client(Connection connection) {
        S3ClientBuilder builder = connection.configured(S3Client.builder(), connection.timeout());
        connection.endpoint().ifPresent(endpoint -> builder.forcePathStyle(true));
        return builder.overrideConfiguration(settings -> settings.addExecutionInterceptor(new WholeAnswers()))
                .build();
    }

    @Override
    public ObjectStore home() {
        return bucket(home);
    }

    @Override
    public ObjectStore bucket(String name) {
        return new S3ObjectStore(s3, name);
    }

    /** Makes the deployment's bucket where there is none: for a store of one's own. */
    public void createHome() {
        try {
            s3.createBucket(request -> request.bucket(home));
        } catch (BucketAlreadyOwnedByYouException e) {
            // that is all that was wanted
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
