package io.minewatch.protocol.ergo;

import io.minewatch.protocol.DialectContract;

class ErgoTest extends DialectContract {

    ErgoTest() {
        super(new Ergo(), "ergo");
    }
}
