package io.editrisk.adapter;

import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Clients of a store and queue as anybody else would make them: the project's own are not asked. */
public final class AnyClient {

    private AnyClient() {}

    /** @param interceptors see every request */
    public static S3Client s3(URI endpoint, String accessKey, String secretKey, ExecutionInterceptor... interceptors) {
        return S3Client.builder()
                .overrideConfiguration(every -> every.executionInterceptors(List.of(interceptors)))
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(keys(accessKey, secretKey))
                .build();
    }

    public static SqsClient sqs(URI endpoint, String accessKey, String secretKey) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(keys(accessKey, secretKey))
                .build();
    }

    private static StaticCredentialsProvider keys(String accessKey, String secretKey) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
    }
}
