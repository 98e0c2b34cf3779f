package io.minewatch.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.minewatch.flow.NoiseOpening;
import io.minewatch.protocol.carrier.Envelope;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.Set;

/**
 * Tells Stratum V2 inside of Noise by nothing but the lengths of what is said, from the first byte
 * on: joined in the middle it looks like any other secret.
 *
 * <p>Source: Stratum V2 specification, 04 Protocol Security, 05 Mining Protocol.
 */
final class NoiseShape {

    /** What a segment tells. */
    enum Sign {
        NOTHING,
        /** Keys, set-up and its acceptance have the lengths that they must have. */
        HANDSHAKE,
        /** Then come shares and their acceptance. */
        SHARES,
        /** It is something else. */
        OTHER
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

    /** Key of 64, its owner's key of 80 and the authority's signature of 90. */
    private static final int REPLY = 234;

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
    private static final int ACCEPTED = 58;
    private static final int MIN_SHARES = 3;

    /** A message without content; and longer than any of a miner that has jobs made for it. */
    private static final int SHORTEST_RECORD = 22;

    private static final int LONGEST_RECORD = 1024;

    /** Records of a client before the first shares; a miner has one or two. */
    private static final int MAX_RECORDS = 64;

    private static final int MAX_KEPT = 12;

    /** Where Bitcoin's nodes listen: theirs begin with such a key too (BIP 324). */
    private static final Set<Integer> NODES = Set.of(8333, 18333, 38333, 48333, 18444);

    private final int client;
    private final ObjectNode lengths = JsonNodeFactory.instance.objectNode();
    private State state;
    private int flight;
    private int records;
    private int shareLength;
    private int shares;
    private int answers;

    private NoiseShape(int client, int length, boolean isOld) {
        this.client = client;
        this.state = isOld ? State.CIPHER : State.REPLY;
        keep(true, length);
    }

    /** Begins with a conversation's first segment, if that may be the first of such a one. */
    static Optional<NoiseShape> of(int side, byte[] first, int serverPort) {
        MemorySegment memory = MemorySegment.ofArray(first);
        return NoiseOpening.begins(memory, 0, first.length) && !NODES.contains(serverPort)
                ? Optional.of(
                        new NoiseShape(
                                side,
                                first.length,
                                NoiseOpening.isCipherList(memory, 0, first.length)))
                : Optional.empty();
    }

    int client() {
        return client;
    }

    /** Takes a segment of either side. */
    Sign data(int side, byte[] bytes) {
        boolean isClients = side == client;
        keep(isClients, bytes.length);
        return switch (state) {
            case REPLY -> reply(isClients, bytes);
            case SETUP -> setup(isClients, bytes.length);
            case SUCCESS -> isClients ? Sign.OTHER : success(bytes.length);
            case OPEN -> isClients ? open(bytes.length) : Sign.NOTHING;
            case RECORDS -> isClients ? record(bytes.length) : answer(bytes.length);
            case CIPHER -> isClients ? Sign.OTHER : cipher(bytes);
            case TOLD -> Sign.NOTHING;
        };
    }

    /** Something was not heard. */
    Sign gap() {
        return state.compareTo(State.OPEN) < 0 || state == State.CIPHER ? Sign.OTHER : Sign.NOTHING;
    }

    private Sign reply(boolean isClients, byte[] bytes) {
        if (isClients) {
            state = State.SETUP;
            return flight == REPLY ? grown(0, bytes.length, LONGEST_SETUP) : Sign.OTHER;
        }
        boolean isNoise =
                flight > 0
                        || bytes.length < 64
                        || NoiseOpening.isNoise(MemorySegment.ofArray(bytes), 0);
        return isNoise ? grown(flight, bytes.length, REPLY) : Sign.OTHER;
    }

    private Sign setup(boolean isClients, int length) {
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

    private Sign success(int length) {
        Sign sign = grown(flight, length, SUCCESS);
        if (flight < SUCCESS) {
            return sign;
        }
        state = State.OPEN;
        return sign == Sign.OTHER ? sign : Sign.HANDSHAKE;
    }

    private Sign grown(int before, int length, int most) {
        flight = before + length;
        return flight > most ? Sign.OTHER : Sign.NOTHING;
    }

    /** One may ask for extensions before. */
    private Sign open(int length) {
        records++;
        if (length >= SHORTEST_OPEN && length <= LONGEST_OPEN) {
            state = State.RECORDS;
            return Sign.NOTHING;
        }
        return records > 1 || length >= SHORTEST_OPEN ? Sign.OTHER : Sign.NOTHING;
    }

    /** All shares of a channel are of one length. */
    private Sign record(int length) {
        if (length < SHORTEST_RECORD || length > LONGEST_RECORD || ++records > MAX_RECORDS) {
            return Sign.OTHER;
        }
        if (shareLength > 0 && length % shareLength == 0) {
            shares += length / shareLength;
        } else if (length >= SHORTEST_SHARE && length <= LONGEST_SHARE) {
            shareLength = length;
            shares = 1;
            answers = 0;
        }
        return told();
    }

    private Sign answer(int length) {
        answers += shares > 0 && length % ACCEPTED == 0 ? 1 : 0;
        return told();
    }

    private Sign told() {
        if (shares < MIN_SHARES || answers == 0) {
            return Sign.NOTHING;
        }
        state = State.TOLD;
        return Sign.SHARES;
    }

    /** The old form: length of all behind it in 16 bits. */
    private Sign cipher(byte[] bytes) {
        state = State.TOLD;
        return bytes.length > 2
                        && ((bytes[0] & 0xff) | (bytes[1] & 0xff) << Byte.SIZE) == bytes.length - 2
                ? Sign.HANDSHAKE
                : Sign.OTHER;
    }

    private void keep(boolean isClients, int length) {
        ArrayNode kept = lengths.withArray(isClients ? "client" : "server");
        if (kept.size() < MAX_KEPT) {
            kept.add(length);
        }
    }

    /** What was seen: how long the first segments were. */
    Message seen() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("method", "sv2.encrypted");
        root.set("params", lengths.deepCopy());
        return new Message(root, Envelope.FRAME);
    }
}
