package io.minewatch.protocol.cryptonote;

import io.minewatch.protocol.DialectContract;

class CryptoNoteTest extends DialectContract {

    CryptoNoteTest() {
        super(new CryptoNote(), "cryptonote");
    }
}
