package io.minewatch.protocol.ethereum;

import io.minewatch.protocol.DialectContract;

class EthereumStratumTest extends DialectContract {

    EthereumStratumTest() {
        super(new EthereumStratum(), "ethereum", "stratum");
    }
}
