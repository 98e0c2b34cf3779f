package io.minewatch.protocol.pearl;

import io.minewatch.protocol.DialectContract;

class PearlTest extends DialectContract {

    PearlTest() {
        super(new Pearl(), "pearl");
    }
}
