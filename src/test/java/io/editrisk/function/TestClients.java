package io.editrisk.function;

import io.editrisk.adapter.local.LocalStack;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Clients of the embedded store and queue as anybody else would make them. */
final class TestClients {

    private TestClients() {}

    static S3Client s3(LocalStack local) {
        return S3Client.builder()
                .endpointOverride(local.storeEndpoint())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(keys(local))
                .build();
    }

    static SqsClient sqs(LocalStack local) {
        return SqsClient.builder()
                .endpointOverride(local.queueEndpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(keys(local))
                .build();
    }

    private static StaticCredentialsProvider keys(LocalStack local) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(local.accessKey(), local.secretKey()));
    }
}
