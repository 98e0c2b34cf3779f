package io.minewatch.protocol.kadena;

import io.minewatch.protocol.DialectContract;

class KadenaTest extends DialectContract {

    KadenaTest() {
        super(new Kadena(), "kadena");
    }
}
