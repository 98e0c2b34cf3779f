package io.minewatch.protocol.cryptonote;

import io.minewatch.protocol.DialectContract;

class CryptoNoteDaemonTest extends DialectContract {

    CryptoNoteDaemonTest() {
        super(new CryptoNoteDaemon(), "cryptonote", "daemon");
    }
}
