package io.minewatch.protocol.sia;

import io.minewatch.protocol.DialectContract;

class SiaTest extends DialectContract {

    SiaTest() {
        super(new Sia(), "sia");
    }
}
