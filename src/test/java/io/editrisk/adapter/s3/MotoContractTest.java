package io.editrisk.adapter.s3;

import io.editrisk.adapter.MotoServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MotoServer.WhereFound.class)
class MotoContractTest extends S3Contract {

    MotoContractTest(MotoServer moto) {
        super(moto.connection());
    }

    /** This server looks whether there is an object and then writes it: two writers at a time can both be told yes. */
    @Override
    protected int racingWriters() {
        return 1;
    }
}
