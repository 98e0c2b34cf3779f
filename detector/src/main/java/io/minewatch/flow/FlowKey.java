package io.minewatch.flow;

import io.minewatch.decode.Packet;

/**
 * The 128-bit keyed hash of a packet's flow: equal for both directions, different for every
 * process, so that nobody outside can aim at one slot of the table. Reused for every packet.
 *
 * <p>Two 64-bit halves from multiplications folded to 64 bits (as wyhash does). Two flows that
 * share all 128 bits are taken for one; among a million flows the chance is below 2^-88.
 */
public final class FlowKey {

    private static final long ODD1 = 0x9e37_79b9_7f4a_7c15L;
    private static final long ODD2 = 0xd6e8_feb8_6659_fd93L;

    private final long secret1;
    private final long secret2;
    private long high;
    private long low;
    private int side;

    /** A hash that depends on both secrets; only their lowest bits do not matter. */
    public FlowKey(long secret1, long secret2) {
        this.secret1 = secret1 | 1;
        this.secret2 = secret2 | 1;
    }

    /** Another that gives the same hashes, for another thread or stage. */
    public FlowKey another() {
        return new FlowKey(secret1, secret2);
    }

    /** Makes it the hash of a packet's flow. */
    public void set(Packet packet) {
        side = Endpoints.sideOf(packet);
        boolean sourceFirst = side == 0;
        long addressA = fold(packet.sourceHigh() ^ secret1, packet.sourceLow() ^ secret2);
        long addressB = fold(packet.destinationHigh() ^ secret1, packet.destinationLow() ^ secret2);
        long first = sourceFirst ? addressA : addressB;
        long second = sourceFirst ? addressB : addressA;
        int portA = packet.sourcePort();
        int portB = packet.destinationPort();
        long ports =
                (long) (sourceFirst ? portA : portB) << 32
                        | (long) (sourceFirst ? portB : portA) << 8
                        | packet.transport();
        long domain = packet.domain();
        high = fold(fold(first ^ ODD1, second ^ secret1) ^ ports, domain ^ secret2);
        low = fold(fold(second ^ ODD2, first ^ secret2) ^ domain, ports ^ secret1);
    }

    private static long fold(long a, long b) {
        return a * b ^ Math.unsignedMultiplyHigh(a, b);
    }

    /** Upper 64 bits. */
    public long high() {
        return high;
    }

    /** Lower 64 bits. */
    public long low() {
        return low;
    }

    /** Which side of the flow the packet comes from, see {@link Endpoints}: 0 or 1. */
    public int side() {
        return side;
    }
}
