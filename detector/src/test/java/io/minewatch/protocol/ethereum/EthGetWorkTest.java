package io.minewatch.protocol.ethereum;

import io.minewatch.protocol.DialectContract;

class EthGetWorkTest extends DialectContract {

    EthGetWorkTest() {
        super(new EthGetWork(), "ethereum", "getwork");
    }
}
