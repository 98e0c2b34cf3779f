package io.minewatch.protocol.aeternity;

import io.minewatch.protocol.DialectContract;

class AeternityTest extends DialectContract {

    AeternityTest() {
        super(new Aeternity(), "aeternity");
    }
}
