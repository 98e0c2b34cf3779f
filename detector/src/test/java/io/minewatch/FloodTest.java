package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.decode.Packet;
import io.minewatch.decode.TestPackets;
import io.minewatch.flow.FlowConfig;
import io.minewatch.flow.FlowTable;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;
import io.minewatch.protocol.Conversations;
import io.minewatch.signature.Signatures;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Pseudonyms;
import io.minewatch.verdict.VerdictConfig;
import io.minewatch.verdict.Verdicts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Floods fill no memory, and whoever mines meanwhile is found. */
class FloodTest {

    private static final int FLOWS = 3000;

    /** What all of it may hold together besides what a flow costs anyway. */
    private static final long MOST = 150L << 20;

    /** By whatever ran before in this process. */
    private final long before = usedBytes();

    private final List<Detection> detections = new ArrayList<>();
    private final Counters counters = new Counters();
    private final FlowTable flows = flows();
    private long now;

    private FlowTable flows() {
        var verdicts =
                new Verdicts(
                        VerdictConfig.DEFAULT,
                        Signatures.empty(),
                        Pseudonyms.random(false),
                        detections::add,
                        counters);
        return new FlowTable(
                FlowConfig.DEFAULT, new Conversations(Dialects.ALL, verdicts, counters), counters);
    }

    @AfterEach
    void close() {
        flows.close();
    }

    private void say(int flow, int sequence, String text) {
        now += 1000;
        Packet packet =
                TestPackets.tcp(false, sequence, text.getBytes(StandardCharsets.UTF_8), now);
        flows.packet(TestPackets.ports(packet, 1 + flow % 60_000, 60_001 + flow / 60_000));
    }

    @Test
    void halfMessagesLoseTheirBeginnings() {
        String start = "{\"method\":\"x\",\"params\":[\"";
        for (int round = 0; round < 120; round++) {
            for (int flow = 0; flow < FLOWS; flow++) {
                say(
                        flow,
                        1 + 500 * round,
                        round == 0 ? start + "x".repeat(500 - start.length()) : "x".repeat(500));
            }
        }
        assertTrue(counters.of(Drop.MESSAGE_TOO_LONG) > 0);
        isBounded();
    }

    @Test
    void undecidedMessagesAreDecided() {
        String message = "{\"method\":\"x\",\"params\":[" + "1,".repeat(2000) + "1]}\n";
        for (int round = 0; round < 15; round++) {
            for (int flow = 0; flow < FLOWS; flow++) {
                say(flow, 1 + message.length() * round, message);
            }
        }
        isBounded();
    }

    @Test
    void whatComesEarlyFindsNoRoom() {
        for (int flow = 0; flow < FLOWS; flow++) {
            say(flow, 1, "{\"method\":");
        }
        for (int round = 0; round < 45; round++) {
            for (int flow = 0; flow < FLOWS; flow++) {
                say(flow, 100 + 1000 * round, "x".repeat(1000));
            }
        }
        assertTrue(counters.of(Drop.STREAM_HELD_TOO_MUCH) > 0);
        isBounded();
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void isBounded() {
        long held = usedBytes() - before;
        assertTrue(held < MOST, () -> held + " bytes");
        say(
                FLOWS + 1,
                1,
                "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"cgminer/4\"]}\n");
        flows.flush();
        assertEquals(1, detections.size());
    }
}
