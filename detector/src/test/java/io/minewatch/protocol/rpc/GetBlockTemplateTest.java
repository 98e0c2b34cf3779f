package io.minewatch.protocol.rpc;

import io.minewatch.protocol.DialectContract;

class GetBlockTemplateTest extends DialectContract {

    GetBlockTemplateTest() {
        super(new GetBlockTemplate(), "rpc", "gbt");
    }
}
