package io.minewatch.cadence;

import io.minewatch.cadence.clock.BlockClock;
import io.minewatch.cadence.clock.Synchrony;
import io.minewatch.cadence.name.Names;
import io.minewatch.decode.Packet;
import io.minewatch.decode.TestPackets;
import io.minewatch.flow.Flow;
import io.minewatch.flow.FlowKey;
import io.minewatch.metrics.Counters;
import io.minewatch.signature.Signatures;

import org.junit.jupiter.api.AfterEach;

import java.util.ArrayList;
import java.util.List;

/** Traffic of which is written down what is told of it, and short words to make some. */
class OpaqueRecording {

    static final long SECOND = 1_000_000_000L;

    /** Not at the beginning of an epoch, for there are more of the others. */
    static final long START = 1_787_191_867L * SECOND;

    final Counters counters = new Counters();
    final BlockClock clock = new BlockClock();
    final List<String> told = new ArrayList<>();
    boolean isRead;
    boolean isFailing;
    OpaqueTraffic traffic = traffic(CadenceConfig.DEFAULT);

    OpaqueTraffic traffic(CadenceConfig config) {
        var listener =
                new OpaqueListener() {
                    @Override
                    public void suspicious(Flow flow, ThinFlow seen) {
                        note("", flow, seen);
                    }

                    @Override
                    public void ended(Flow flow, ThinFlow seen) {
                        note("ended ", flow, seen);
                        if (isFailing) {
                            throw new IllegalStateException("at its end");
                        }
                    }

                    @Override
                    public void read(Flow flow, ThinFlow seen) {
                        note("read ", flow, seen);
                    }

                    void note(String what, Flow flow, ThinFlow seen) {
                        int client = flow.endpoints().port(seen.clientSide());
                        told.add(what + client + " " + seen.rhythm() + " " + seen.chainName());
                    }
                };
        return new OpaqueTraffic(
                config,
                new FlowKey(0x1234_5678_9abc_def1L, 0x0fed_cba9_8765_4321L),
                new Synchrony(clock),
                new Names(Signatures::empty),
                (high, low) -> isRead,
                listener,
                counters);
    }

    @AfterEach
    void close() {
        traffic.close();
    }

    static byte[] noise(int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (0x81 + i * 37);
        }
        return bytes;
    }

    static long at(double seconds) {
        return START + (long) (seconds * SECOND);
    }

    /** From the client, if not back: its port is higher. */
    Packet tcp(boolean back, int port, double seconds, byte[] payload, int flags) {
        Packet packet = TestPackets.tcp(back, 1, payload, at(seconds));
        TestPackets.flagged(packet, flags, 1);
        return TestPackets.ports(packet, back ? 443 : port, back ? port : 443);
    }

    void up(int port, double seconds, int length) {
        traffic.packet(tcp(false, port, seconds, noise(length), Packet.ACK));
    }

    void down(int port, double seconds, int length) {
        traffic.packet(tcp(true, port, seconds, noise(length), Packet.ACK));
    }

    void turn(int port, double seconds, int flags) {
        traffic.packet(tcp(false, port, seconds, new byte[0], flags));
    }

    /** Every share further away from the one before. */
    void mine(int port, double from) {
        for (int i = 0; i < 12; i++) {
            double at = from + i * i * 0.7;
            up(port, at, 198);
            down(port, at + 0.1, 85);
        }
        for (int i = 0; i < 4; i++) {
            down(port, from + 101 + i * 20, 261);
        }
    }
}
