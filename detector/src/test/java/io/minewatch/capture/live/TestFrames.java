package io.minewatch.capture.live;

import java.nio.ByteBuffer;

/** Ethernet frames to be sent. */
final class TestFrames {

    private TestFrames() {}

    /** A UDP datagram of 10.0.0.1 to 10.0.0.2 that has a number as its first payload. */
    static byte[] udp(int number, int sourcePort, int destinationPort, int payloadLength) {
        return udp(number, 0x0a000001, 0x0a000002, sourcePort, destinationPort, payloadLength);
    }

    static byte[] udp(
            int number, int source, int destination, int sourcePort, int destinationPort, int n) {
        var frame = ByteBuffer.allocate(14 + 20 + 8 + n);
        frame.putLong(0x020000000002_0200L).putInt(0x00000001).putShort((short) 0x0800);
        frame.putShort((short) 0x4500).putShort((short) (28 + n)).putInt(0x00014000);
        frame.putShort((short) 0x4011).putShort((short) 0).putInt(source).putInt(destination);
        frame.putShort((short) sourcePort).putShort((short) destinationPort);
        frame.putShort((short) (8 + n)).putShort((short) 0).putInt(number);
        return frame.array();
    }

    /** The same frame with a tag after the addresses. */
    static byte[] tagged(byte[] frame, int type, int control) {
        return ByteBuffer.allocate(frame.length + 4)
                .put(frame, 0, 12)
                .putShort((short) type)
                .putShort((short) control)
                .put(frame, 12, frame.length - 12)
                .array();
    }
}
