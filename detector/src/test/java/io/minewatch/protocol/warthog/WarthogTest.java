package io.minewatch.protocol.warthog;

import io.minewatch.protocol.DialectContract;

class WarthogTest extends DialectContract {

    WarthogTest() {
        super(new Warthog(), "warthog");
    }
}
