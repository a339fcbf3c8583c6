package io.editrisk.adapter.s3;

import io.editrisk.adapter.local.SharedStack;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.Extension.class)
class EmbeddedStoreContractTest extends S3Contract {

    EmbeddedStoreContractTest(SharedStack stack) {
        super(stack.connection(stack.storeEndpoint()));
    }
}
