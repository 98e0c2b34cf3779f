package io.minewatch.protocol.handshake;

import io.minewatch.protocol.DialectContract;

class HandshakeTest extends DialectContract {

    HandshakeTest() {
        super(new Handshake(), "handshake");
    }
}
