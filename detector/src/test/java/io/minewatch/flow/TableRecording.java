package io.minewatch.flow;

import io.minewatch.decode.Packet;
import io.minewatch.decode.TestPackets;
import io.minewatch.metrics.Counters;

import org.junit.jupiter.api.AfterEach;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A table whose flows are written down, and short words to send it packets. */
class TableRecording {

    static final long SECOND = 1_000_000_000;
    static final String START = "{\"method\":";

    final List<String> heard = new ArrayList<>();
    final Counters counters = new Counters();
    Interest interest = Interest.SUSPECT;
    Interest settled = Interest.SUSPECT;
    int pulses;

    /** True if followers throw at their end. */
    boolean isFailing;

    FlowTable table = table(FlowConfig.DEFAULT);

    FlowTable table(FlowConfig config) {
        return new FlowTable(config, this::recorder, counters);
    }

    Follower recorder(Flow flow) {
        return new Recorder(flow.endpoints().port(0));
    }

    @AfterEach
    void close() {
        table.close();
    }

    /** Writes down what it is told. */
    private final class Recorder implements Follower {

        private final int port;

        Recorder(int port) {
            this.port = port;
        }

        @Override
        public void data(
                int side, MemorySegment memory, long offset, int length, long timestampNanos) {
            byte[] bytes = memory.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
            heard.add(side + new String(bytes, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void gap(int side, long missing, long timestampNanos) {
            heard.add(side + " gap " + missing);
        }

        @Override
        public void pulse(long timestampNanos) {
            pulses++;
        }

        @Override
        public void settle() {
            interest = interest == Interest.SUSPECT ? settled : interest;
        }

        @Override
        public void closed(long timestampNanos) {
            heard.add("closed " + port + " at " + timestampNanos / SECOND);
            if (isFailing) {
                throw new IllegalStateException("of " + port);
            }
        }

        @Override
        public Interest interest() {
            return interest;
        }
    }

    static Packet segment(boolean back, int sequence, String payload, long nanos) {
        return TestPackets.tcp(
                back, sequence, payload.getBytes(StandardCharsets.ISO_8859_1), nanos);
    }

    void there(int sequence, String payload) {
        table.packet(segment(false, sequence, payload, 0));
    }

    void there(int sequence, String payload, long nanos) {
        table.packet(segment(false, sequence, payload, nanos));
    }

    void back(int sequence, String payload, int acknowledgement) {
        table.packet(
                TestPackets.flagged(
                        segment(true, sequence, payload, 0), Packet.ACK, acknowledgement));
    }

    /** From here on few flows and short times. */
    void small() {
        table.close();
        table =
                table(
                        new FlowConfig(
                                16,
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(100),
                                Duration.ofSeconds(2)));
    }

    void other(long nanos) {
        table.packet(TestPackets.ports(segment(false, 1, "ordinary", nanos), 7, 8));
    }
}
