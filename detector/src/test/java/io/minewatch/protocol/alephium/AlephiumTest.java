package io.minewatch.protocol.alephium;

import io.minewatch.protocol.DialectContract;

class AlephiumTest extends DialectContract {

    AlephiumTest() {
        super(new Alephium(), "alephium");
    }
}
