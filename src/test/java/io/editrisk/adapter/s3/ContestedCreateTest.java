package io.editrisk.adapter.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.store.StoreException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What create makes of the answers that S3 gives while others write the same key. */
class ContestedCreateTest {

    private static final byte[] OURS = "ours".getBytes(UTF_8);
    private static final byte[] THEIRS = "theirs".getBytes(UTF_8);

    @Test
    void aConflictIsTriedAgain() {
        assertThat(creates(OURS, conflict(1), written())).isTrue();
        assertThat(creates(THEIRS, conflict(1), conflict(1), refused(1))).isFalse();
    }

    @Test
    void aRefusalAfterAConflictIsAnothersObjectWhateverItHolds() {
        assertThat(creates(OURS, conflict(1), refused(1))).isFalse();
    }

    @Test
    void anAnswerLostBeforeAConflictIsRemembered() {
        assertThat(creates(OURS, conflict(2), refused(1))).isTrue();
        assertThat(creates(THEIRS, conflict(2), refused(1))).isFalse();
    }

    @Test
    void aConflictWithoutEndIsForLater() {
        assertThatThrownBy(() -> creates(THEIRS, conflict(1), conflict(1), conflict(1), conflict(1), conflict(1)))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        fault -> assertThat(fault.kind()).isEqualTo(StoreException.Kind.UNAVAILABLE));
    }

    private static boolean creates(byte[] there, Answer... answers) {
        return new S3ObjectStore(new Scripted(there, answers), "bucket").create("key", OURS);
    }

    /** A status, and how often the SDK had sent the request by then. */
    private record Answer(int status, int attempts) {}

    private static Answer written() {
        return new Answer(200, 1);
    }

    private static Answer conflict(int attempts) {
        return new Answer(409, attempts);
    }

    private static Answer refused(int attempts) {
        return new Answer(412, attempts);
    }

    private static final class Scripted implements S3Client {

        private final byte[] there;
        private final Deque<Answer> answers;

        Scripted(byte[] there, Answer... answers) {
            this.there = there;
            this.answers = new ArrayDeque<>(Arrays.asList(answers));
        }

        @Override
        public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
            assertThat(request.ifNoneMatch()).isEqualTo("*");
            Answer answer = answers.pop();
            if (answer.status() == 200) {
                return PutObjectResponse.builder().build();
            }
            throw S3Exception.builder()
                    .statusCode(answer.status())
                    .numAttempts(answer.attempts())
                    .build();
        }

        @Override
        public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
            @SuppressWarnings("unchecked")
            T bytes =
                    (T) ResponseBytes.fromByteArray(GetObjectResponse.builder().build(), there);
            return bytes;
        }

        @Override
        public String serviceName() {
            return "scripted";
        }

        @Override
        public void close() {}
    }
}
