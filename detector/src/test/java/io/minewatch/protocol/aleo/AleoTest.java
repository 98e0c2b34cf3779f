package io.minewatch.protocol.aleo;

import io.minewatch.protocol.DialectContract;

class AleoTest extends DialectContract {

    AleoTest() {
        super(new Aleo(), "aleo");
    }
}
