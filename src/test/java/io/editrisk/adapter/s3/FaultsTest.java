package io.editrisk.adapter.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.store.StoreException;
import io.editrisk.store.StoreException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class FaultsTest {

    @ParameterizedTest
    @CsvSource({
        "301, PermanentRedirect, INVALID",
        "400, InvalidRequest, INVALID",
        "400, ExpiredToken, DENIED",
        "400, RequestTimeout, UNAVAILABLE",
        "401, Unauthorized, DENIED",
        "403, AccessDenied, DENIED",
        "403, SignatureDoesNotMatch, DENIED",
        "403, RequestTimeTooSkewed, UNAVAILABLE",
        "404, NoSuchKey, NOT_FOUND",
        "404, NoSuchBucket, NOT_FOUND",
        "404, NoSuchUpload, NOT_FOUND",
        "405, MethodNotAllowed, INVALID",
        "408, RequestTimeout, UNAVAILABLE",
        "409, ConditionalRequestConflict, UNAVAILABLE",
        "412, PreconditionFailed, INVALID",
        "429, TooManyRequests, UNAVAILABLE",
        "500, InternalError, UNAVAILABLE",
        "503, SlowDown, UNAVAILABLE",
        "503, ServiceUnavailable, UNAVAILABLE",
    })
    void anAnswerIsTranslatedByWhatACallerShouldDo(int status, String code, Kind kind) {
        StoreException fault = Faults.translated("bucket", "a/key", answer(status, code));
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault).hasMessage("s3://bucket/a/key: the store answered " + status + " " + code);
    }

    @Test
    void onlyWhatIsUnavailableIsWorthAskingForAgain() {
        assertThat(Kind.values()).filteredOn(Kind::retriable).containsExactly(Kind.UNAVAILABLE);
    }

    @Test
    void anAnswerWithoutACodeIsTranslatedByItsStatus() {
        S3Exception bare = (S3Exception) S3Exception.builder().statusCode(502).build();
        StoreException fault = Faults.translated("bucket", "a/key", bare);
        assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(fault)
                .hasMessage("s3://bucket/a/key: the store answered 502")
                .hasCause(bare);
    }

    @Test
    void noAnswerIsUnavailable() {
        StoreException fault = Faults.translated("bucket", "a/key", SdkClientException.create("connection refused"));
        assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(fault).hasMessage("s3://bucket/a/key: the store did not answer: connection refused");
    }

    private static S3Exception answer(int status, String code) {
        return (S3Exception) S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }
}
