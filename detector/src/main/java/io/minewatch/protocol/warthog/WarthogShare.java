package io.minewatch.protocol.warthog;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.stratum.Shape;
import io.minewatch.protocol.stratum.ShareLayout;

import java.util.Optional;

/** Job, extranonce2, time, nonce: the only relative whose shares do not begin with the user. */
final class WarthogShare implements ShareLayout {

    /** Both parts of the extranonce together have 10 bytes. */
    private static final int MAX_EXTRANONCE2_DIGITS = 20;

    @Override
    public Fit fit(JsonNode params) {
        return ShareLayout.ownIf(
                Shape.isList(params, 4)
                        && isExtranonce2(Message.text(params.path(1)))
                        && Shape.isWord(params.path(2))
                        && Shape.isWord(params.path(3)));
    }

    private static boolean isExtranonce2(String text) {
        return text.length() <= MAX_EXTRANONCE2_DIGITS && Hex.isHex(text);
    }

    @Override
    public Sent read(JsonNode params) {
        return new Sent(
                params.path(0).asText(""), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
