package io.editrisk.adapter.s3;

import io.editrisk.store.StoreException;
import io.editrisk.store.StoreException.Kind;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the SDK throws, in the port's terms. */
final class Faults {

    private Faults() {}

    static StoreException translated(String bucket, String key, SdkException fault) {
        String place = "s3://" + bucket + "/" + key;
        if (fault instanceof S3Exception s3) {
            Kind kind = kind(s3);
            String code = s3.awsErrorDetails() == null
                    ? ""
                    : " " + s3.awsErrorDetails().errorCode();
            return new StoreException(kind, place + ": the store answered " + s3.statusCode() + code, fault);
        }
        return new StoreException(Kind.UNAVAILABLE, place + ": the store did not answer: " + fault.getMessage(), fault);
    }

    private static Kind kind(S3Exception fault) {
        if (fault.isThrottlingException() || fault.isClockSkewException()) {
            return Kind.UNAVAILABLE;
        }
        return switch (fault.statusCode()) {
            case 404 -> Kind.NOT_FOUND;
            case 401, 403 -> Kind.DENIED;
            case 408, 409, 429 -> Kind.UNAVAILABLE;
            default -> fault.statusCode() >= 500 ? Kind.UNAVAILABLE : Kind.INVALID;
        };
    }
}
