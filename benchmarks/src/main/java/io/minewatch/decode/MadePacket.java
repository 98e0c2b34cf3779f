package io.minewatch.decode;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** A packet that was never a frame: for measuring what comes behind the decoder by itself. */
public final class MadePacket {

    private static final long IPV4 = 0xffff_0000_0000L;
    private static final long ODD = 0x9e37_79b9_7f4a_7c15L;

    private final Packet packet = new Packet();

    public MadePacket() {
        packet.transport = Packet.TCP;
        packet.flags = Packet.ACK | Packet.PSH;
    }

    /** The packet; always the same object. */
    public Packet packet() {
        return packet;
    }

    /**
     * Makes it one of the flow of this number: a client in 10.0.0.0/8, one of a million servers in
     * 100.64.0.0/10. Numbers below 2^39 give different flows.
     */
    public Packet ofFlow(long number) {
        packet.sourceLow = IPV4 | 10L << 24 | number & 0xff_ffff;
        packet.sourcePort = 1024 + (int) (number >>> 24 & 0x7fff);
        packet.destinationLow = IPV4 | 0x6440_0000L | number * ODD >>> 44;
        packet.destinationPort = 443;
        return packet;
    }

    /** Gives it a payload. */
    public Packet saying(MemorySegment memory, int sequence, long nanos) {
        packet.memory = memory;
        packet.payloadOffset = 0;
        packet.payloadLength = (int) memory.byteSize();
        packet.payloadOnWire = packet.payloadLength;
        packet.sequence = sequence;
        packet.timestampNanos = nanos;
        return packet;
    }

    /** A text in native memory. */
    public static MemorySegment inMemory(String text) {
        return inMemory(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes in native memory. */
    public static MemorySegment inMemory(byte[] bytes) {
        MemorySegment memory = Arena.ofAuto().allocate(Math.max(1, bytes.length), 16);
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return memory.asSlice(0, bytes.length);
    }
}
