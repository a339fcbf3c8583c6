package io.editrisk.adapter.s3;

import io.editrisk.store.StoreException;
import io.editrisk.store.StoreException.Kind;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the SDK throws, in the port's terms. */
final class Faults {

    private Faults() {}

    static StoreException translated(String bucket, String key, SdkException fault) {
        String place = "s3://" + bucket + "/" + key;
        if (fault instanceof S3Exception s3) {
            String code = code(s3);
            String answer = (s3.statusCode() + " " + code).strip();
            return new StoreException(kind(s3, code), place + ": the store answered " + answer, fault);
        }
        return new StoreException(Kind.UNAVAILABLE, place + ": the store did not answer: " + fault.getMessage(), fault);
    }

    /** What went wrong between the store's answer and a file of this machine. */
    static StoreException translated(String bucket, String key, UncheckedIOException fault) {
        Throwable cause = fault.getCause();
        boolean file = cause instanceof FileSystemException;
        return new StoreException(
                file ? Kind.INVALID : Kind.UNAVAILABLE,
                "s3://" + bucket + "/" + key + (file ? ": a file of this machine: " : " broke off: ") + cause,
                cause);
    }

    private static String code(S3Exception fault) {
        AwsErrorDetails details = fault.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    private static Kind kind(S3Exception fault, String code) {
        if (fault.isThrottlingException() || fault.isClockSkewException()) {
            return Kind.UNAVAILABLE;
        }
        return switch (fault.statusCode()) {
            case 400 -> badRequest(code);
            case 404 -> Kind.NOT_FOUND;
            case 401, 403 -> Kind.DENIED;
            case 408, 409, 429 -> Kind.UNAVAILABLE;
            default -> fault.statusCode() >= 500 ? Kind.UNAVAILABLE : Kind.INVALID;
        };
    }

    /** S3 also says 400 where nothing is wrong with the request as such. */
    private static Kind badRequest(String code) {
        return switch (code) {
            case "RequestTimeout", "IncompleteBody" -> Kind.UNAVAILABLE;
            case "ExpiredToken", "InvalidToken" -> Kind.DENIED;
            default -> Kind.INVALID;
        };
    }
}
