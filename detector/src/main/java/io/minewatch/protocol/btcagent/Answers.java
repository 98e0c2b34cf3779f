package io.minewatch.protocol.btcagent;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Requests;

import java.util.Optional;
import java.util.Set;

/**
 * Matches answers to shares. Both sides count the shares of a connection in 16 bits; answers come
 * only if both can do "subres", and agents ask for it only if they are told to.
 */
final class Answers {

    private static final int COUNT = 1 << 16;

    /** In BTCPool: accepted, the same though late, and both for a block; a block not yet tried. */
    private static final Set<Integer> ACCEPTED =
            Set.of(1798084231, 950395421, 1422486894, 1713984938, 1835617709);

    /** More shares than wait for an answer at one time, if ever one comes. */
    private static final int SILENCE = 16;

    private final Requests<Boolean> waiting = new Requests<>();
    private boolean isAgreed;
    private boolean isCounted;
    private boolean isAnswered;
    private boolean isSilent;
    private int shares;
    private int ahead;

    /** The connection is heard from its first share on. */
    void fromStart() {
        isCounted |= shares == 0;
    }

    /** The pool says what it can do. */
    void agreed(JsonNode capabilities, EventListener events) {
        for (JsonNode one : capabilities) {
            if (Message.text(one).equals("subres")) {
                isAgreed = true;
                return;
            }
        }
        silent(events);
    }

    /** Counts a share. Returns what its answer will refer to. */
    String share() {
        return waiting.asked(Integer.toString(shares++ % COUNT), true);
    }

    /**
     * With so many shares and never an answer there is none to come, unless the two agreed that
     * there would be.
     */
    void expected(EventListener events) {
        if (shares == SILENCE && !isAnswered && !isAgreed) {
            silent(events);
        }
    }

    private void silent(EventListener events) {
        if (!isSilent) {
            isSilent = true;
            events.event(new Event.SharesUnanswered());
        }
    }

    void response(JsonNode params, EventListener events) {
        int index = params.path("index").asInt();
        if (!isCounted) {
            isCounted = true;
            ahead = index;
        }
        isAnswered = true;
        var share = waiting.answered(Integer.toString((index - ahead + COUNT) % COUNT));
        int status = params.path("status").asInt();
        boolean accepted = ACCEPTED.contains(status);
        events.event(
                new Event.ShareResult(
                        share.map(Requests.Request::token).orElse(""),
                        accepted,
                        accepted ? Optional.empty() : Optional.of("status " + status),
                        share.isEmpty()));
    }
}
