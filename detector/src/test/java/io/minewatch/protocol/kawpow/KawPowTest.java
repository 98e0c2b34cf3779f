package io.minewatch.protocol.kawpow;

import io.minewatch.protocol.DialectContract;

class KawPowTest extends DialectContract {

    KawPowTest() {
        super(new KawPow(), "kawpow");
    }
}
