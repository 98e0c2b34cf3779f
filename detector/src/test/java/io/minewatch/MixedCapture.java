package io.minewatch;

import io.minewatch.decode.Frames;
import io.minewatch.simulate.Plan;
import io.minewatch.simulate.Recipes;
import io.minewatch.simulate.Simulation;
import io.minewatch.simulate.file.PcapFile;
import io.minewatch.simulate.net.EncapsulationStack;
import io.minewatch.simulate.net.LinkLayer;
import io.minewatch.simulate.net.Path.Conditions;
import io.minewatch.simulate.net.Tap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/**
 * A capture of half a minute in which everything happens: miners, look-alikes, web, lost, late and
 * doubled packets, fragments, times out of order.
 */
final class MixedCapture {

    private static final long SECOND = 1_000_000_000L;
    private static final int ETHERNET = 14;
    private static final int IPV4 = 20;
    private static final int FRAGMENT = 6;
    private static final int MORE_FRAGMENTS = 0x2000;

    private final long seed;
    private final Random random;
    private EncapsulationStack wrapping = EncapsulationStack.none();
    private boolean falseFrames;
    private boolean jumps;

    MixedCapture(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    MixedCapture in(EncapsulationStack layers) {
        wrapping = layers;
        return this;
    }

    /** Some packets carry what could be records of a capture file. */
    MixedCapture withFalseFrames() {
        falseFrames = true;
        return this;
    }

    /** The clock is wrong by hours now and then. */
    MixedCapture withJumpsOfTheClock() {
        jumps = true;
        return this;
    }

    Path write(Path folder) throws IOException {
        var plan =
                new Plan(
                        seed,
                        Plan.USUAL_EPOCH,
                        30 * SECOND,
                        600_000,
                        Recipes.miners(),
                        Recipes.lookalikes(),
                        15 * SECOND,
                        0.2,
                        new Conditions(1448, 0.01, 0.02),
                        new Tap.Settings(
                                LinkLayer.ETHERNET,
                                wrapping,
                                0,
                                0,
                                Optional.empty(),
                                0.01,
                                0.01,
                                262_144));
        Path file = folder.resolve("mixed.pcap");
        try (var pcap =
                new PcapFile(
                        Files.newOutputStream(file), true, ByteOrder.LITTLE_ENDIAN, 1, 1 << 18)) {
            new Simulation(plan)
                    .run(
                            (at, bytes, offset, captured, onWire, link) ->
                                    change(
                                            pcap,
                                            at,
                                            Arrays.copyOfRange(bytes, offset, offset + captured)),
                            (flow, mining) -> {});
        }
        return file;
    }

    private void change(PcapFile pcap, long time, byte[] frame) throws IOException {
        long at = time - (random.nextInt(10) == 0 ? random.nextLong(SECOND / 5) : 0);
        if (jumps && random.nextInt(300) == 0) {
            at += (random.nextBoolean() ? 1 : -1) * 7_200 * SECOND;
        }
        if (random.nextInt(20) == 0 && isIpv4(frame) && frame.length > ETHERNET + IPV4 + 24) {
            put(pcap, at, fragment(frame, 0, 16));
            if (random.nextInt(4) > 0) {
                put(pcap, at, fragment(frame, 16, frame.length - ETHERNET - IPV4));
            }
        } else {
            put(pcap, at, frame);
        }
        if (falseFrames && random.nextInt(5) == 0) {
            put(pcap, at, falseFrames(at));
        }
    }

    private static void put(PcapFile pcap, long at, byte[] frame) throws IOException {
        pcap.frame(at, frame, 0, frame.length, frame.length, 1);
    }

    private static boolean isIpv4(byte[] frame) {
        return frame[12] == 8 && frame[13] == 0 && frame[ETHERNET] == 0x45;
    }

    /** A part of the payload of the IP packet. */
    private static byte[] fragment(byte[] frame, int from, int to) {
        int begin = ETHERNET + IPV4;
        byte[] part = Arrays.copyOf(frame, begin + to - from);
        System.arraycopy(frame, begin + from, part, begin, to - from);
        boolean last = begin + to == frame.length;
        var bytes = ByteBuffer.wrap(part);
        bytes.putShort(ETHERNET + 2, (short) (IPV4 + to - from));
        bytes.putShort(ETHERNET + FRAGMENT, (short) (from / 8 | (last ? 0 : MORE_FRAGMENTS)));
        return part;
    }

    /** Carries a chain of records with a frame of four bytes each. */
    private static byte[] falseFrames(long at) {
        var records = ByteBuffer.allocate(1_200).order(ByteOrder.LITTLE_ENDIAN);
        while (records.hasRemaining()) {
            records.putInt((int) (at / SECOND)).putInt(1).putInt(4).putInt(4).putInt(0);
        }
        return Frames.ethernetUdp("192.0.2.1", 9_000, "192.0.2.2", 9_001, records.array());
    }
}
