package io.minewatch.protocol.kaspa;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Event;
import io.minewatch.protocol.stratum.JobLayout;
import io.minewatch.protocol.stratum.Shape;

import java.util.List;

/**
 * Job and header hash, as four numbers with the time behind or as 40 bytes with the time in them.
 */
final class KaspaJob implements JobLayout {

    /** A hash of 32 bytes and the time in 8. */
    private static final int HEADER_DIGITS = 80;

    private static final int NUMBERS = 4;

    @Override
    public boolean fits(JsonNode params) {
        return Shape.isList(params, 3) && isFourNumbers(params.path(1))
                || Shape.isList(params, 2) && Shape.isHex(params.path(1), HEADER_DIGITS);
    }

    @Override
    public List<Event.Job> read(JsonNode params) {
        return List.of(Event.Job.of(params.path(0).asText("")));
    }

    /** 64 bits each, so many of them are larger than a long. */
    private static boolean isFourNumbers(JsonNode node) {
        if (!Shape.isList(node, NUMBERS)) {
            return false;
        }
        for (JsonNode number : node) {
            if (!number.isIntegralNumber()) {
                return false;
            }
        }
        return true;
    }
}
