package io.minewatch.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.minewatch.flow.Flow;
import io.minewatch.flow.NoiseOpening;
import io.minewatch.protocol.carrier.Envelope;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.Set;

/**
 * Tells Stratum V2 inside of Noise by nothing but the lengths of what is said, from the first byte
 * on: joined in the middle it looks like any other secret.
 *
 * <p>What is not in the capture has a length too: sequence numbers tell that of a hole, and what
 * one side acknowledges is what the other one said. So one side is enough, if it is heard for
 * longer.
 *
 * <p>Source: Stratum V2 specification, 04 Protocol Security, 05 Mining Protocol.
 */
final class NoiseShape {

    /** What a segment tells; the later the more. */
    enum Sign {
        NOTHING,
        /** Keys, set-up and its acceptance have the lengths that they must have. */
        HANDSHAKE,
        /** Then come shares and their acceptance. */
        SHARES,
        /** It is something else. */
        OTHER;

        Sign or(Sign other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    private enum State {
        REPLY,
        SETUP,
        SUCCESS,
        OPEN,
        RECORDS,
        CIPHER,
        TOLD
    }

    /** Set-up without texts, and with as much text as anybody has to say in it. */
    private static final int SHORTEST_SETUP = 54;

    private static final int LONGEST_SETUP = 254;
    private static final int SUCCESS = 44;

    /** A request for a channel without a name, and for an extended one with the longest. */
    private static final int SHORTEST_OPEN = 79;

    private static final int LONGEST_OPEN = 336;

    /** A share of a standard channel, and of an extended one with the longest extranonce. */
    private static final int SHORTEST_SHARE = 62;

    private static final int LONGEST_SHARE = 95;

    /**
     * With the longest name of a worker, which extension 2 appends; of one side that is no sign.
     */
    private static final int LONGEST_NAMED_SHARE = LONGEST_SHARE + 5 + 32;

    private static final int ACCEPTED = 58;
    private static final int MIN_SHARES = 3;

    /** Of who is heard alone: then it is all or nothing. */
    private static final int MIN_SHARES_ALONE = 5;

    private static final int MIN_ANSWERS_ALONE = 3;

    /** A message without content; and longer than any of a miner that has jobs made for it. */
    private static final int SHORTEST_RECORD = 22;

    private static final int LONGEST_RECORD = 1024;

    /** Records of a client before the first shares; a miner has one or two. */
    private static final int MAX_RECORDS = 64;

    private static final int MAX_KEPT = 12;
    private static final byte[] UNHEARD = {};

    /** Where Bitcoin's nodes listen: theirs begin with such a key too (BIP 324). */
    private static final Set<Integer> NODES = Set.of(8333, 18333, 38333, 48333, 18444);

    private final Flow flow;
    private final int client;
    private final boolean isKeyHeard;
    private final ObjectNode lengths = JsonNodeFactory.instance.objectNode();
    private final boolean[] isHeard = new boolean[2];
    private final long[] counted = new long[2];

    /** Bytes that were counted before they were heard, if ever they are. */
    private final long[] ahead = new long[2];

    private State state;
    private boolean isHandshakeTold;
    private long flight;
    private int records;
    private long shareLength;
    private long shares;
    private int answers;

    private NoiseShape(Flow flow, int client, int side, int length, State state) {
        this.flow = flow;
        this.client = client;
        this.state = state;
        isKeyHeard = side == client;
        isHeard[side] = true;
        counted[side] = length;
        keep(isKeyHeard, length);
    }

    /** Begins with a conversation's first segment, if that may be the first of such a one. */
    static Optional<NoiseShape> of(int side, byte[] first, Flow flow) {
        MemorySegment memory = MemorySegment.ofArray(first);
        boolean isReply = NoiseOpening.answers(memory, 0, first.length);
        int client = isReply ? 1 - side : side;
        if (!isReply && !NoiseOpening.begins(memory, 0, first.length)
                || NODES.contains(flow.endpoints().port(1 - client))) {
            return Optional.empty();
        }
        boolean isOld = NoiseOpening.isCipherList(memory, 0, first.length);
        var state = isReply ? State.SETUP : isOld ? State.CIPHER : State.REPLY;
        return Optional.of(new NoiseShape(flow, client, side, first.length, state));
    }

    int client() {
        return client;
    }

    /** Who is heard; of both the client. */
    Speaker speaker() {
        return isHeard[client] ? Speaker.CLIENT : Speaker.SERVER;
    }

    /** Takes a segment of either side. Without its key the client is as good as not heard. */
    Sign data(int side, byte[] bytes) {
        if (state == State.TOLD) {
            return Sign.NOTHING;
        }
        if (side == client && !isKeyHeard) {
            return Sign.OTHER;
        }
        isHeard[side] = true;
        Sign before = unheard(1 - side);
        return before == Sign.OTHER ? before : before.or(said(side, bytes.length, bytes));
    }

    /** So many bytes of a side were not heard. */
    Sign gap(int side, long missing) {
        return state == State.TOLD ? Sign.NOTHING : said(side, missing, UNHEARD);
    }

    /** What a side has said in the meantime, though it was not heard. */
    private Sign unheard(int side) {
        long more = flow.said(side) - counted[side];
        if (more <= 0) {
            return Sign.NOTHING;
        }
        ahead[side] += more;
        return step(side, more, UNHEARD);
    }

    private Sign said(int side, long length, byte[] bytes) {
        long known = Math.min(ahead[side], length);
        ahead[side] -= known;
        return known == length
                ? isSureNow() ? handshake() : Sign.NOTHING
                : step(side, length - known, known == 0 ? bytes : UNHEARD);
    }

    private Sign step(int side, long length, byte[] bytes) {
        boolean isClients = side == client;
        counted[side] += length;
        keep(isClients, length);
        Sign sign =
                switch (state) {
                    case REPLY -> reply(isClients, length, bytes);
                    case SETUP -> setup(isClients, length);
                    case SUCCESS -> isClients ? Sign.OTHER : success(length);
                    case OPEN -> isClients ? open(length) : Sign.NOTHING;
                    case RECORDS -> isClients ? record(length, bytes.length > 0) : answer(length);
                    case CIPHER -> isClients ? Sign.OTHER : cipher(bytes);
                    case TOLD -> Sign.NOTHING;
                };
        return sign == Sign.NOTHING && isSureNow() ? handshake() : sign;
    }

    private boolean isBothHeard() {
        return isHeard[0] && isHeard[1];
    }

    /** The lengths of the handshake are right, and both sides were heard to say something of it. */
    private boolean isSureNow() {
        return (state == State.OPEN || state == State.RECORDS) && isBothHeard() && !isHandshakeTold;
    }

    private Sign handshake() {
        isHandshakeTold = true;
        return Sign.HANDSHAKE;
    }

    private Sign reply(boolean isClients, long length, byte[] bytes) {
        if (isClients) {
            state = State.SETUP;
            return flight == NoiseOpening.REPLY ? grown(0, length, LONGEST_SETUP) : Sign.OTHER;
        }
        boolean isNoise =
                flight > 0
                        || bytes.length < 64
                        || NoiseOpening.isNoise(MemorySegment.ofArray(bytes), 0);
        return isNoise ? grown(flight, length, NoiseOpening.REPLY) : Sign.OTHER;
    }

    private Sign setup(boolean isClients, long length) {
        if (isClients) {
            return grown(flight, length, LONGEST_SETUP);
        }
        if (flight < SHORTEST_SETUP) {
            return Sign.OTHER;
        }
        state = State.SUCCESS;
        flight = 0;
        return success(length);
    }

    private Sign success(long length) {
        Sign sign = grown(flight, length, SUCCESS);
        if (flight == SUCCESS) {
            state = State.OPEN;
        }
        return sign;
    }

    private Sign grown(long before, long length, int most) {
        flight = before + length;
        return flight > most ? Sign.OTHER : Sign.NOTHING;
    }

    /** One may ask for extensions before. */
    private Sign open(long length) {
        records++;
        if (length >= SHORTEST_OPEN && length <= LONGEST_OPEN) {
            state = State.RECORDS;
            return Sign.NOTHING;
        }
        return records > 1 || length >= SHORTEST_OPEN ? Sign.OTHER : Sign.NOTHING;
    }

    /** All shares of a channel are of one length. In a hole there may be any number of records. */
    private Sign record(long length, boolean isSegment) {
        boolean isRecord = length >= SHORTEST_RECORD && length <= LONGEST_RECORD;
        if (isSegment && !isRecord || ++records > MAX_RECORDS) {
            return Sign.OTHER;
        }
        if (shareLength > 0 && length % shareLength == 0) {
            shares += length / shareLength;
        } else if (length >= SHORTEST_SHARE
                && length <= (isBothHeard() ? LONGEST_NAMED_SHARE : LONGEST_SHARE)) {
            shareLength = length;
            shares = 1;
            answers = 0;
        }
        return told();
    }

    private Sign answer(long length) {
        answers += shares > 0 && length % ACCEPTED == 0 ? 1 : 0;
        return told();
    }

    private Sign told() {
        boolean isBoth = isBothHeard();
        if (isSureNow()
                || shares < (isBoth ? MIN_SHARES : MIN_SHARES_ALONE)
                || answers < (isBoth ? 1 : MIN_ANSWERS_ALONE)) {
            return Sign.NOTHING;
        }
        state = State.TOLD;
        return isBoth ? Sign.SHARES : Sign.HANDSHAKE;
    }

    /** The old form: length of all behind it in 16 bits. */
    private Sign cipher(byte[] bytes) {
        state = State.TOLD;
        return bytes.length > 2
                        && ((bytes[0] & 0xff) | (bytes[1] & 0xff) << Byte.SIZE) == bytes.length - 2
                ? Sign.HANDSHAKE
                : Sign.OTHER;
    }

    private void keep(boolean isClients, long length) {
        ArrayNode kept = lengths.withArray(isClients ? "client" : "server");
        if (kept.size() < MAX_KEPT) {
            kept.add(length);
        }
    }

    /** What was seen: how long the first segments were, and who was heard if it was one alone. */
    Message seen() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("method", "sv2.encrypted");
        root.set("params", lengths.deepCopy());
        if (!isBothHeard()) {
            root.put(
                    "heard",
                    isHeard[client]
                            ? "client only; the server's lengths are what it acknowledged"
                            : "server only; the client's lengths are what it acknowledged");
            root.put("shares", shares);
        }
        return new Message(root, Envelope.FRAME);
    }
}
