package io.minewatch.verdict;

import io.minewatch.Dialects;
import io.minewatch.flow.Flow;
import io.minewatch.flow.Follower;
import io.minewatch.flow.TestFlows;
import io.minewatch.metrics.Counters;
import io.minewatch.protocol.Conversations;
import io.minewatch.signature.SignatureException;
import io.minewatch.signature.Signatures;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Plays a conversation and takes down the verdict. */
final class Hearing {

    static final long SECOND = 1_000_000_000;

    /** 2026-08-20, 12:00:00 UTC. */
    static final long NOON = 1_787_227_200 * SECOND;

    static final String HASH = "975d2d5183cf6ec0886a84baf7aaf06f48171b4453f11b8ec014ebef503d183b";

    private static final Signatures SIGNATURES = load();

    final List<Detection> detections = new ArrayList<>();
    final Counters counters = new Counters();
    private final Flow flow = TestFlows.flow(NOON);
    private final Follower follower;
    private final int[] said = new int[2];
    private long now = NOON;

    Hearing() {
        this(VerdictConfig.DEFAULT);
    }

    Hearing(VerdictConfig config) {
        var verdicts =
                new Verdicts(
                        config,
                        SIGNATURES,
                        new Pseudonyms(new byte[32], false),
                        detections::add,
                        counters);
        follower = new Conversations(Dialects.ALL, verdicts, counters).opened(flow);
    }

    private static Signatures load() {
        try {
            return Signatures.load(Path.of("../signatures"));
        } catch (SignatureException e) {
            throw new AssertionError(e);
        }
    }

    /** A line of the client, who is side 0. */
    Hearing client(String line) {
        return say(0, line);
    }

    Hearing server(String line) {
        return say(1, line);
    }

    Hearing pulse() {
        follower.pulse(now);
        return this;
    }

    /** Time passes. */
    Hearing after(long seconds) {
        now += seconds * SECOND;
        return this;
    }

    /** In a packet of its own, a nanosecond before the next. */
    private Hearing say(int side, String line) {
        return say(side, (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of one side in a packet of their own. */
    Hearing say(int side, byte[] bytes) {
        try (var arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(bytes.length);
            MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
            TestFlows.seen(flow, side, bytes.length, now);
            TestFlows.said(flow, side, said[side]);
            said[side] += bytes.length;
            follower.data(side, memory, 0, bytes.length, now++);
        }
        return this;
    }

    /** The other side acknowledges bytes of this one that are not captured. */
    Hearing acknowledged(int side, int bytes) {
        TestFlows.said(flow, side, said[side]);
        said[side] += bytes;
        TestFlows.said(flow, side, said[side]);
        return this;
    }

    /** A side ends the connection, without saying anything. */
    Hearing close(int side) {
        TestFlows.seen(flow, side, 0, now);
        return this;
    }

    /** The verdict on the only detection there is. */
    Detection verdict() {
        end();
        if (detections.size() != 1) {
            throw new AssertionError("one detection expected, not " + detections);
        }
        return detections.getFirst();
    }

    Hearing end() {
        follower.closed(now);
        return this;
    }

    /** Subscription and login, both accepted. */
    Hearing handshake() {
        return client("{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"cgminer/4.12.1\"]}")
                .server(
                        "{\"id\":1,\"result\":[[[\"mining.notify\",\"ae\"]],\"08000002\",4],\"error\":null}")
                .client(
                        "{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"goldfinger.rig07\",\"topsecret\"]}")
                .server("{\"id\":2,\"result\":true,\"error\":null}");
    }

    Hearing difficulty(String value) {
        return server(
                "{\"id\":null,\"method\":\"mining.set_difficulty\",\"params\":[" + value + "]}");
    }

    /** A job of a chain with this compact target. */
    Hearing job(String id, String bits) {
        return server(
                ("{\"id\":null,\"method\":\"mining.notify\",\"params\":[\"%s\",\"%s\",\"0100\",\"ffff\",[],"
                     + "\"20000000\",\"%s\",\"68a0b1c2\",true]}")
                        .formatted(id, HASH, bits));
    }

    Hearing share(int request, String job) {
        return client(
                ("{\"id\":%d,\"method\":\"mining.submit\",\"params\":[\"goldfinger.rig07\",\"%s\","
                                + "\"00000007\",\"68a0b1c4\",\"9f3c0a11\"]}")
                        .formatted(request, job));
    }

    Hearing accepted(int request) {
        return server("{\"id\":" + request + ",\"result\":true,\"error\":null}");
    }

    Hearing rejected(int request) {
        return server(
                "{\"id\":" + request + ",\"result\":null,\"error\":[21,\"Stale share\",null]}");
    }
}
