package io.minewatch.protocol.rpc;

import io.minewatch.protocol.DialectContract;

class GetWorkTest extends DialectContract {

    GetWorkTest() {
        super(new GetWork(), "rpc", "getwork");
    }
}
