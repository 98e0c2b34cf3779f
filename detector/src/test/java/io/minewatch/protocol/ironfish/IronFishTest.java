package io.minewatch.protocol.ironfish;

import io.minewatch.protocol.DialectContract;

class IronFishTest extends DialectContract {

    IronFishTest() {
        super(new IronFish(), "ironfish");
    }
}
