package io.minewatch.protocol.ckb;

import io.minewatch.protocol.DialectContract;

class CkbTest extends DialectContract {

    CkbTest() {
        super(new Ckb(), "ckb");
    }
}
