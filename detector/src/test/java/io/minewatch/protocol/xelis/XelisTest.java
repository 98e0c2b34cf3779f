package io.minewatch.protocol.xelis;

import io.minewatch.protocol.DialectContract;

class XelisTest extends DialectContract {

    XelisTest() {
        super(new Xelis(), "xelis");
    }
}
