package io.minewatch.protocol.conflux;

import io.minewatch.protocol.DialectContract;

class ConfluxTest extends DialectContract {

    ConfluxTest() {
        super(new Conflux(), "conflux");
    }
}
