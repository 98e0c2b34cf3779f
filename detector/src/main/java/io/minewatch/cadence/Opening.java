package io.minewatch.cadence;

import io.minewatch.decode.Packet;
import io.minewatch.flow.NoiseOpening;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * What the first bytes that are heard of a flow tell of it: whether it can be read, and who of the
 * two is the client.
 */
final class Opening {

    /** So many printable bytes are no chance: one in 100,000. */
    private static final int TEXT = 12;

    /** Fewer bytes tell nothing. */
    private static final int SHORTEST_TEXT = 8;

    /** "CONN" and "SSH-": a text at first, and then nothing that can be read. */
    private static final int CONNECT = 0x434f_4e4e;

    private static final int SSH = 0x5353_482d;

    private static final int HANDSHAKE = 0x16;
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;

    /** Shorter datagrams cannot be WireGuard's; its keep-alive has 32 bytes and says nothing. */
    private static final int WIREGUARD_INITIATION = 148;

    private static final int WIREGUARD_RESPONSE = 92;

    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    /** Which of the two says it. */
    enum Speaker {
        CLIENT,
        SERVER,
        UNKNOWN
    }

    private Opening() {}

    /** True if it is a text. */
    static boolean isText(Packet packet) {
        int length = packet.payloadLength();
        MemorySegment memory = packet.memory();
        long offset = packet.payloadOffset();
        if (length < SHORTEST_TEXT || !isPrintable(memory.get(ValueLayout.JAVA_BYTE, offset))) {
            return false;
        }
        int four = memory.get(INT, offset);
        if (four == CONNECT || four == SSH) {
            return false;
        }
        for (int i = 1; i < Math.min(length, TEXT); i++) {
            if (!isPrintable(memory.get(ValueLayout.JAVA_BYTE, offset + i))) {
                return false;
            }
        }
        return true;
    }

    /** True if it is too short for one to tell, and might be a text. */
    static boolean isUnclear(Packet packet) {
        int length = packet.payloadLength();
        return length == 0
                || length < SHORTEST_TEXT
                        && isPrintable(
                                packet.memory().get(ValueLayout.JAVA_BYTE, packet.payloadOffset()));
    }

    private static boolean isPrintable(byte c) {
        return c >= ' ' && c < 0x7f || c == '\n' || c == '\r' || c == '\t';
    }

    /** Who begins so. */
    static Speaker speaker(Packet packet) {
        if (packet.transport() == Packet.UDP) {
            return isWireguard(packet, 1, WIREGUARD_INITIATION)
                    ? Speaker.CLIENT
                    : isWireguard(packet, 2, WIREGUARD_RESPONSE) ? Speaker.SERVER : Speaker.UNKNOWN;
        }
        if (isHello(packet, CLIENT_HELLO) || isNoise(packet)) {
            return Speaker.CLIENT;
        }
        return isHello(packet, SERVER_HELLO) ? Speaker.SERVER : Speaker.UNKNOWN;
    }

    private static boolean isNoise(Packet packet) {
        return packet.sourcePort() > packet.destinationPort()
                && NoiseOpening.begins(
                        packet.memory(), packet.payloadOffset(), packet.payloadLength());
    }

    /** True if it is of WireGuard's handshake, which comes anew every two minutes. */
    static boolean isOfTunnel(Packet packet) {
        return packet.transport() == Packet.UDP && speaker(packet) != Speaker.UNKNOWN;
    }

    /** Type in the first of four bytes, the others 0. */
    private static boolean isWireguard(Packet packet, int type, int length) {
        return packet.payloadLength() == length
                && packet.memory().get(INT, packet.payloadOffset()) == type << 24;
    }

    /** Record header of five bytes, then the type of the handshake message (RFC 8446, 4). */
    private static boolean isHello(Packet packet, int type) {
        return isTls(packet)
                && packet.payloadLength() > 5
                && packet.memory().get(ValueLayout.JAVA_BYTE, packet.payloadOffset()) == HANDSHAKE
                && packet.memory().get(ValueLayout.JAVA_BYTE, packet.payloadOffset() + 5) == type;
    }

    /**
     * True if an answer of the DNS may tell where the connection that begins so goes to: TLS says
     * that itself, and over UDP nobody mines.
     */
    static boolean mayBeNamed(Packet packet) {
        return packet.transport() == Packet.TCP && !isTls(packet);
    }

    /** True if it begins with the header of a TLS record (RFC 8446, 5.1). */
    static boolean isTls(Packet packet) {
        if (packet.payloadLength() < 5) {
            return false;
        }
        int four = packet.memory().get(INT, packet.payloadOffset());
        int type = four >>> 24;
        return type >= 0x14 && type <= 0x17 && (four >>> 16 & 0xff) == 3 && (four >>> 8 & 0xff) < 5;
    }
}
