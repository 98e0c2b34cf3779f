package io.minewatch.protocol.kaspa;

import io.minewatch.protocol.DialectContract;

class KaspaTest extends DialectContract {

    KaspaTest() {
        super(new Kaspa(), "kaspa");
    }
}
