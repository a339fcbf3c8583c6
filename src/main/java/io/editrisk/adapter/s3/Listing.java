package io.editrisk.adapter.s3;

import io.editrisk.store.ObjectInfo;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects below a prefix. Pages after the first are asked for while they are consumed: their faults show there. */
final class Listing extends Spliterators.AbstractSpliterator<ObjectInfo> {

    private final String bucket;
    private final String prefix;
    private final Iterator<S3Object> objects;

    Listing(S3Client s3, String bucket, String prefix) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL);
        this.bucket = bucket;
        this.prefix = prefix;
        objects = s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
                .contents()
                .iterator();
    }

    @Override
    public boolean tryAdvance(Consumer<? super ObjectInfo> action) {
        S3Object object;
        try {
            if (!objects.hasNext()) {
                return false;
            }
            object = objects.next();
        } catch (SdkException e) {
            throw Faults.translated(bucket, prefix, e);
        }
        action.accept(new ObjectInfo(object.key(), object.size(), object.eTag()));
        return true;
    }
}
