package io.minewatch.protocol.ethpool;

import io.minewatch.protocol.DialectContract;

class EthPoolTest extends DialectContract {

    EthPoolTest() {
        super(new EthPool(), "ethpool");
    }
}
