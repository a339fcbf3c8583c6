package io.editrisk.adapter.sqs;

import io.editrisk.adapter.MotoServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MotoServer.WhereFound.class)
class MotoQueuesContractTest extends DoorbellQueuesContract {

    MotoQueuesContractTest(MotoServer moto) {
        super(moto.connection());
    }
}
