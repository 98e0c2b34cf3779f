package io.minewatch.captured;

import io.minewatch.Dialects;
import io.minewatch.capture.LinkType;
import io.minewatch.decode.DecodeConfig;
import io.minewatch.decode.Decoder;
import io.minewatch.decode.Frames;
import io.minewatch.decode.Packet;
import io.minewatch.flow.FlowConfig;
import io.minewatch.flow.FlowTable;
import io.minewatch.metrics.Counters;
import io.minewatch.protocol.Conversations;
import io.minewatch.signature.Signatures;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Pseudonyms;
import io.minewatch.verdict.VerdictConfig;
import io.minewatch.verdict.Verdicts;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One TCP connection, segment by segment, and what is made of it. */
public final class Exchange {

    /** A usual largest segment. */
    public static final int MSS = 1460;

    private static final String CLIENT = "192.0.2.1";
    private static final String SERVER = "198.51.100.2";
    private static final int CLIENT_PORT = 40_000;
    private static final int SERVER_PORT = 4444;
    private static final long MILLISECOND = 1_000_000;

    private final List<Detection> detections = new ArrayList<>();
    private final Counters counters = new Counters();
    private final FlowTable flows;
    private final Decoder decoder;
    private final int[] sequence = {1000, 2_000_000};
    private long now = 1_787_227_200_000_000_000L;

    public Exchange() {
        this(Signatures.empty());
    }

    /** Judged with what these know. */
    public Exchange(Signatures signatures) {
        var verdicts =
                new Verdicts(
                        VerdictConfig.DEFAULT,
                        signatures,
                        Pseudonyms.random(false),
                        detections::add,
                        counters);
        flows =
                new FlowTable(
                        FlowConfig.DEFAULT,
                        new Conversations(Dialects.ALL, verdicts, counters),
                        counters);
        decoder = new Decoder(DecodeConfig.standard(), flows, counters);
    }

    /** Time passes. */
    public Exchange after(int milliseconds) {
        now += milliseconds * MILLISECOND;
        return this;
    }

    /** One segment of the end that connected. */
    public Exchange client(String text) {
        return segment(0, text.getBytes(StandardCharsets.UTF_8));
    }

    /** One segment of the end that was connected to. */
    public Exchange server(String text) {
        return segment(1, text.getBytes(StandardCharsets.UTF_8));
    }

    /** One segment, fifty milliseconds after the one before. */
    public Exchange segment(int side, byte[] bytes) {
        return after(50).send(side, bytes);
    }

    /** Bytes in full segments, one right behind the other. */
    public Exchange stream(int side, byte[] bytes) {
        for (int from = 0; from < bytes.length; from += MSS) {
            send(side, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + MSS)));
            now += 100_000;
        }
        return this;
    }

    private Exchange send(int side, byte[] bytes) {
        byte[] segment =
                Frames.tcp(
                        side == 0 ? CLIENT_PORT : SERVER_PORT,
                        side == 0 ? SERVER_PORT : CLIENT_PORT,
                        sequence[side],
                        sequence[1 - side],
                        Packet.PSH | Packet.ACK,
                        bytes);
        byte[] frame =
                Frames.ethernet(
                        Frames.ip(
                                side == 0 ? CLIENT : SERVER,
                                side == 0 ? SERVER : CLIENT,
                                Frames.TCP,
                                segment));
        sequence[side] += bytes.length;
        try (var arena = Arena.ofConfined()) {
            var memory = arena.allocate(frame.length);
            MemorySegment.copy(frame, 0, memory, ValueLayout.JAVA_BYTE, 0, frame.length);
            decoder.frame(memory, 0, frame.length, frame.length, now, LinkType.ETHERNET);
        }
        return this;
    }

    /** The end of the capture: what was found. */
    public List<Detection> detections() {
        flows.flush();
        flows.close();
        return detections;
    }

    /** What was counted besides. */
    public Counters counters() {
        return counters;
    }
}
