package io.minewatch.protocol.ethereum;

import io.minewatch.protocol.DialectContract;

class EthProxyTest extends DialectContract {

    EthProxyTest() {
        super(new EthProxy(), "ethereum", "ethproxy");
    }
}
