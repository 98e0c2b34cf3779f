package io.minewatch.protocol.aleo;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.stratum.Shape;
import io.minewatch.protocol.stratum.ShareLayout;

/** Worker, job, nonce, commitment, proof. */
final class AleoShare implements ShareLayout {

    /** Points of a curve are longer than hashes, which KawPow has in these places. */
    private static final int HASH_DIGITS = 64;

    @Override
    public Fit fit(JsonNode params) {
        return ShareLayout.ownIf(
                Shape.isList(params, 5)
                        && Hex.isHex(Message.text(params.path(2)))
                        && isPoint(params.path(3))
                        && isPoint(params.path(4)));
    }

    private static boolean isPoint(JsonNode node) {
        String digits = Message.text(node);
        return digits.length() > HASH_DIGITS && Hex.isHex(digits);
    }
}
