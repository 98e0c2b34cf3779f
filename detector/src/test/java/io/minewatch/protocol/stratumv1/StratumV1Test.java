package io.minewatch.protocol.stratumv1;

import io.minewatch.protocol.DialectContract;

class StratumV1Test extends DialectContract {

    StratumV1Test() {
        super(new StratumV1(), "stratumv1");
    }
}
