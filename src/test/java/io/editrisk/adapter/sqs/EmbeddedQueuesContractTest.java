package io.editrisk.adapter.sqs;

import io.editrisk.adapter.local.SharedStack;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.Extension.class)
class EmbeddedQueuesContractTest extends DoorbellQueuesContract {

    EmbeddedQueuesContractTest(SharedStack stack) {
        super(stack.connection(stack.queueEndpoint()));
    }
}
