package io.minewatch.simulate.opaque;

import io.minewatch.simulate.ordinary.Tls;
import io.minewatch.simulate.script.Dice;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Writes payload that looks like what it is meant to be; what is encrypted is random. */
final class Ink {

    private static final int NOISE = 1 << 17;
    private static final int RECORD_HEADER = 5;
    private static final int APPLICATION_DATA = 23;
    private static final byte[] CHANGE_CIPHER = {20, 3, 3, 0, 1, 1};
    private static final byte[] CLIENT_BANNER =
            "SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u10\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SERVER_BANNER =
            "SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u11\r\n".getBytes(StandardCharsets.US_ASCII);

    private final byte[] noise;
    private final byte[] page = new byte[Talk.LARGEST_SEGMENT + 64];
    private final SplittableRandom random;
    private final Dice dice;

    Ink(long seed) {
        dice = new Dice(seed);
        noise = dice.bytes(NOISE);
        random = new SplittableRandom(seed);
    }

    /**
     * The payload of the current segment, from the first byte on; valid until the next.
     *
     * @param tunnel number of the tunnel, and how many messages of it this side has sent
     */
    byte[] write(Talk talk, String hello, int tunnel, long counter) {
        int length = talk.length();
        System.arraycopy(noise, random.nextInt(NOISE - page.length), page, 0, length);
        switch (talk.content()) {
            case RECORD -> record(0, talk.whole());
            case CLIENT_HELLO -> put(Hellos.bytes(dice, hello), length);
            case SERVER_FLIGHT -> {
                byte[] first = Tls.serverHello(dice);
                put(first, length);
                record(first.length, talk.whole() - first.length);
            }
            case FINISHED -> {
                put(CHANGE_CIPHER, length);
                record(CHANGE_CIPHER.length, length - CHANGE_CIPHER.length);
            }
            case SSH_CLIENT_BANNER -> put(CLIENT_BANNER, length);
            case SSH_SERVER_BANNER -> put(SERVER_BANNER, length);
            case INITIATION -> wireGuard(1, tunnel);
            case RESPONSE -> wireGuard(2, tunnel);
            case TRANSPORT -> {
                wireGuard(4, tunnel);
                littleEndian(8, counter, 8);
            }
            case RAW, REST, SYN, SYN_ACK, ACK, FIN -> {}
        }
        return page;
    }

    private void put(byte[] bytes, int length) {
        System.arraycopy(bytes, 0, page, 0, Math.min(bytes.length, length));
    }

    /** The header of a record that takes so many bytes with it. */
    private void record(int at, int whole) {
        int inside = whole - RECORD_HEADER;
        page[at] = APPLICATION_DATA;
        page[at + 1] = 3;
        page[at + 2] = 3;
        page[at + 3] = (byte) (inside >>> 8);
        page[at + 4] = (byte) inside;
    }

    private void wireGuard(int type, int tunnel) {
        littleEndian(0, type, 4);
        littleEndian(4, tunnel, 4);
    }

    private void littleEndian(int at, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            page[at + i] = (byte) (value >>> 8 * i);
        }
    }
}
