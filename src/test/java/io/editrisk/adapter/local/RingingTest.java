package io.editrisk.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.adapter.AnyClient;
import io.editrisk.adapter.s3.S3ObjectStores.Connection;
import io.editrisk.adapter.sqs.DoorbellQueues;
import io.editrisk.adapter.sqs.Rung;
import io.editrisk.event.Doorbell;
import io.editrisk.event.FunctionName;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Which writes of any S3 client to the embedded store ring, and where. */
@ExtendWith(SharedStack.Extension.class)
class RingingTest {

    private static final String TRIAL = "runs/r/edits/e/trials/0.trial.json";

    private final String bucket = "bucket-" + UUID.randomUUID();
    private final DoorbellQueues queues;
    private final S3Client s3;

    RingingTest(SharedStack stack) {
        queues = DoorbellQueues.of(stack.connection(stack.queueEndpoint()));
        Connection connection = stack.connection(stack.storeEndpoint());
        s3 = AnyClient.s3(
                stack.storeEndpoint(),
                connection.accessKey().orElseThrow(),
                connection.secretKey().orElseThrow());
        s3.createBucket(request -> request.bucket(bucket));
        Rung.clear(stack.connection(stack.queueEndpoint()));
    }

    @AfterEach
    void close() {
        queues.close();
        s3.close();
    }

    private record Ring(FunctionName function, String key) {}

    /** What rang for this bucket since it was last asked. */
    private List<Ring> rung() {
        List<Ring> rings = new ArrayList<>();
        for (FunctionName function : FunctionName.values()) {
            for (Doorbell bell : Rung.at(queues, function)) {
                assertThat(bell.bucket()).isEqualTo(bucket);
                rings.add(new Ring(function, bell.key()));
            }
        }
        return rings;
    }

    private void put(String key) {
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString("content"));
    }

    @Test
    void aPutRingsTheFunctionOfItsKeyOnce() {
        put("experiments/it's 100% ä + b.yaml");
        put(TRIAL);
        put("runs/r/edits/e/edit.closed.json");
        put("runs/r/edits/e/tasks/t.task.json");
        put("runs/r/run.measured.json");
        assertThat(rung())
                .containsExactlyInAnyOrder(
                        new Ring(FunctionName.PLAN, "experiments/it's 100% ä + b.yaml"),
                        new Ring(FunctionName.EDIT, TRIAL),
                        new Ring(FunctionName.CHOOSE, "runs/r/edits/e/edit.closed.json"),
                        new Ring(FunctionName.EVALUATE, "runs/r/edits/e/tasks/t.task.json"),
                        new Ring(FunctionName.AGGREGATE, "runs/r/run.measured.json"));
        put(TRIAL);
        assertThat(rung()).containsExactly(new Ring(FunctionName.EDIT, TRIAL));
    }

    @Test
    void aCopyRingsForWhereItWentTo() {
        put("drafts/a.yaml");
        s3.copyObject(request -> request.sourceBucket(bucket)
                .sourceKey("drafts/a.yaml")
                .destinationBucket(bucket)
                .destinationKey("experiments/a.yaml"));
        assertThat(rung()).containsExactly(new Ring(FunctionName.PLAN, "experiments/a.yaml"));
    }

    @Test
    void anUploadInPartsRingsOnceItIsWhole() {
        String key = "experiments/large.yaml";
        String id = s3.createMultipartUpload(request -> request.bucket(bucket).key(key))
                .uploadId();
        List<CompletedPart> parts =
                List.of(part(key, id, 1, new byte[5 << 20]), part(key, id, 2, new byte[] {1, 2, 3}));
        assertThat(rung()).isEmpty();
        s3.completeMultipartUpload(
                request -> request.bucket(bucket).key(key).uploadId(id).multipartUpload(all -> all.parts(parts)));
        assertThat(rung()).containsExactly(new Ring(FunctionName.PLAN, key));
    }

    private CompletedPart part(String key, String id, int number, byte[] content) {
        String etag = s3.uploadPart(
                        request -> request.bucket(bucket).key(key).uploadId(id).partNumber(number),
                        RequestBody.fromBytes(content))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    @Test
    void aRefusedCreateRingsNothing() {
        s3.putObject(request -> request.bucket(bucket).key(TRIAL).ifNoneMatch("*"), RequestBody.fromString("first"));
        assertThat(rung()).containsExactly(new Ring(FunctionName.EDIT, TRIAL));
        assertThatThrownBy(() -> s3.putObject(
                        request -> request.bucket(bucket).key(TRIAL).ifNoneMatch("*"),
                        RequestBody.fromString("second")))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        refusal -> assertThat(refusal.statusCode()).isEqualTo(412));
        assertThat(rung()).isEmpty();
    }

    @Test
    void whatIsNoFunctionsBusinessRingsNothing() {
        put("models/garments.safetensors");
        put("experiments/notes.txt");
        put("runs/r/plan.json");
        put("runs/r/edits/e/trials/0.trained.json");
        put("elsewhere/0.trial.json");
        s3.getObjectAsBytes(request -> request.bucket(bucket).key("runs/r/plan.json"));
        s3.deleteObject(request -> request.bucket(bucket).key("runs/r/plan.json"));
        assertThat(rung()).isEmpty();
    }
}
