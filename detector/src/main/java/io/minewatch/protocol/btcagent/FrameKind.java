package io.minewatch.protocol.btcagent;

import io.minewatch.protocol.Speaker;

import java.util.Arrays;
import java.util.Optional;

/** The binary messages, and how long each may be with its header of four bytes. */
enum FrameKind {
    REGISTER_WORKER(0x01, "agent.register_worker", Speaker.CLIENT, 8, FrameKind.MAX_LENGTH),
    SUBMIT_SHARE(0x02, "agent.submit_share", Speaker.CLIENT, 15, 15),
    /** The same number, with session, nonce and header: how hard it is nobody says. */
    SUBMIT_SHARE_ETHEREUM(0x02, "agent.submit_share_ethereum", Speaker.CLIENT, 46, 46),
    SUBMIT_SHARE_TIME(0x03, "agent.submit_share", Speaker.CLIENT, 19, 19),
    UNREGISTER_WORKER(0x04, "agent.unregister_worker", Speaker.CLIENT, 6, 6),
    SET_DIFFICULTY(0x05, "agent.set_difficulty", Speaker.SERVER, 9, FrameKind.MAX_LENGTH),
    SUBMIT_RESPONSE(0x10, "agent.submit_response", Speaker.SERVER, 10, 10),
    SUBMIT_SHARE_VERSION(0x12, "agent.submit_share", Speaker.CLIENT, 19, 19),
    SUBMIT_SHARE_TIME_VERSION(0x13, "agent.submit_share", Speaker.CLIENT, 23, 23),
    /** A share of Ethereum; its fields are not published. */
    SUBMIT_SHARE_MIX(0x14, "agent.submit_share_mix", Speaker.CLIENT, 16, FrameKind.MAX_LENGTH),
    /** An agent of Ethereum asks where a session is to search. */
    GET_EXTRANONCE(0x21, "agent.get_extranonce", Speaker.CLIENT, 6, 6),
    SET_EXTRANONCE(0x22, "agent.set_extranonce", Speaker.SERVER, 10, 10);

    /** A difficulty for all the sessions that share one connection. */
    static final int MAX_LENGTH = 4096;

    final int type;
    final String method;
    final Speaker speaker;
    private final int shortest;
    private final int longest;

    FrameKind(int type, String method, Speaker speaker, int shortest, int longest) {
        this.type = type;
        this.method = method;
        this.speaker = speaker;
        this.shortest = shortest;
        this.longest = longest;
    }

    /** The kind with this number, if a message of it may be so long. */
    static Optional<FrameKind> of(int type, int length) {
        return Arrays.stream(values())
                .filter(kind -> kind.type == type)
                .filter(kind -> length >= kind.shortest && length <= kind.longest)
                .filter(kind -> kind != SET_DIFFICULTY || length % 2 == 1)
                .findFirst();
    }

    /** Who says such a message; empty if no binary message is called so. */
    static Optional<Speaker> speaker(String method) {
        return Arrays.stream(values())
                .filter(kind -> kind.method.equals(method))
                .map(kind -> kind.speaker)
                .findFirst();
    }
}
