package io.minewatch.cli.mirror;

import io.minewatch.bytes.Wire;
import io.minewatch.decode.Packet;
import io.minewatch.decode.PacketListener;

import java.lang.foreign.MemorySegment;

/**
 * TCP packets over IPv4 that were seen twice, as by two mirrored ports on one way: the same
 * identification, addresses and TCP header within 2 s, whatever the time to live. A packet that was
 * sent again has another identification.
 */
final class Duplicates implements PacketListener {

    private static final long WITHIN_NANOS = 2_000_000_000L;

    /** The last packets: 16 MB. Of two that need the same place the later one stays. */
    private static final int PLACES = 1 << 20;

    private static final int MIN_TCP = 20;
    private static final int MAX_HEADER = 60;
    private static final int MIN_IP = 20;
    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

    private final long[] hashes = new long[PLACES];
    private final long[] times = new long[PLACES];
    private long looked;
    private long found;

    @Override
    public void packet(Packet packet) {
        long hash = hash(packet);
        if (hash == 0) {
            return;
        }
        looked++;
        int place = (int) (hash >>> 44);
        long age = packet.timestampNanos() - times[place];
        if (hashes[place] == hash && age >= 0 && age <= WITHIN_NANOS) {
            found++;
        }
        hashes[place] = hash;
        times[place] = packet.timestampNanos();
    }

    /** Packets that could be told apart. */
    long looked() {
        return looked;
    }

    /** Those of them that had been there before. */
    long found() {
        return found;
    }

    /** 0 if its copies could not be told apart. */
    private static long hash(Packet packet) {
        if (packet.sourceHigh() != 0 || packet.sourceLow() >>> 32 != 0xffff) {
            return 0;
        }
        MemorySegment memory = packet.memory();
        long end = packet.payloadOffset();
        long tcp = tcpHeader(packet, memory, end);
        long ip = tcp < 0 ? -1 : ipHeader(packet, memory, tcp);
        // Identification 0: the sender does not number what may not be fragmented, RFC 6864.
        if (ip < 0 || Wire.u16(memory, ip + 4) == 0) {
            return 0;
        }
        long hash = mix(packet.sourceLow(), packet.destinationLow());
        hash = mix(hash, Wire.u16(memory, ip + 4));
        for (long at = tcp; at < end; at += Integer.BYTES) {
            hash = mix(hash, Wire.i32(memory, at));
        }
        return mix(hash, packet.payloadOnWire()) | 1;
    }

    /** Where the TCP header before a payload begins; -1 if it is not there, as in fragments. */
    private static long tcpHeader(Packet packet, MemorySegment memory, long end) {
        for (int length = MIN_TCP; length <= MAX_HEADER && length <= end; length += 4) {
            long at = end - length;
            if (Wire.u8(memory, at + 12) >>> 4 == length / 4
                    && Wire.i32(memory, at + 4) == packet.sequence()
                    && Wire.u16(memory, at) == packet.sourcePort()
                    && Wire.u16(memory, at + 2) == packet.destinationPort()) {
                return at;
            }
        }
        return -1;
    }

    private static long ipHeader(Packet packet, MemorySegment memory, long end) {
        for (int length = MIN_IP; length <= MAX_HEADER && length <= end; length += 4) {
            long at = end - length;
            if (Wire.u8(memory, at) == (0x40 | length / 4)
                    && Wire.u8(memory, at + 9) == Packet.TCP
                    && Wire.i32(memory, at + 12) == (int) packet.sourceLow()
                    && Wire.i32(memory, at + 16) == (int) packet.destinationLow()) {
                return at;
            }
        }
        return -1;
    }

    private static long mix(long hash, long value) {
        long mixed = (hash ^ value) * MULTIPLIER;
        return mixed ^ mixed >>> 29;
    }
}
