package io.minewatch.protocol.stratum;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Job, previous hash, coinbase in two parts, branches, version, bits, time, clean. */
public final class BitcoinJob implements JobLayout {

    private static final int PARAMETERS = 9;
    private static final int HASH_DIGITS = 64;

    /** Blocks have up to 2^14 transactions, so a branch is shorter than this. */
    private static final int MAX_BRANCHES = 32;

    @Override
    public boolean fits(JsonNode params) {
        return params.isArray()
                && params.size() >= PARAMETERS
                && Shape.isHex(params.path(1), HASH_DIGITS)
                && Hex.isHex(Message.text(params.path(2)))
                && params.path(4).isArray()
                && Shape.isWord(params.path(5))
                && Shape.isWord(params.path(6))
                && Shape.isWord(params.path(7))
                && !Shape.isHeaderAsCoinbase(params);
    }

    @Override
    public List<Event.Job> read(JsonNode params) {
        return List.of(
                Event.Job.of(params.path(0).asText(""))
                        .clean(params.path(8).asBoolean(false))
                        .previousHash(Message.optionalText(params.path(1)))
                        .template(template(params)));
    }

    private static Optional<Event.BlockTemplate> template(JsonNode params) {
        List<String> branches = new ArrayList<>();
        for (JsonNode branch : params.path(4)) {
            branches.add(Message.text(branch));
        }
        if (branches.size() > MAX_BRANCHES) {
            return Optional.empty();
        }
        return Optional.of(
                new Event.BlockTemplate(
                        Message.text(params.path(1)),
                        Message.text(params.path(2)),
                        Message.text(params.path(3)),
                        List.copyOf(branches),
                        Message.text(params.path(5)),
                        Message.text(params.path(6)),
                        Message.text(params.path(7))));
    }
}
