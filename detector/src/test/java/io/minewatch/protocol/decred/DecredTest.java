package io.minewatch.protocol.decred;

import io.minewatch.protocol.DialectContract;

class DecredTest extends DialectContract {

    DecredTest() {
        super(new Decred(), "decred");
    }
}
