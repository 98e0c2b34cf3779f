package io.minewatch.simulate.ordinary;

import io.minewatch.simulate.script.Dice;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A question and an answer of the DNS (RFC 1035). */
public final class Dns {

    private Dns() {}

    /** Asks for the IPv4 address of a name. */
    public static byte[] question(int id, String name) {
        return message(id, 0x0100, 0, name).toByteArray();
    }

    /** Answers with a random address of a test network. */
    public static byte[] answer(int id, String name, Dice dice) {
        ByteArrayOutputStream out = message(id, 0x8180, 1, name);
        out.writeBytes(new byte[] {(byte) 0xc0, 12, 0, 1, 0, 1, 0, 0, 1, 44, 0, 4});
        out.writeBytes(new byte[] {(byte) 198, 18, (byte) dice.below(256), (byte) dice.below(256)});
        return out.toByteArray();
    }

    private static ByteArrayOutputStream message(int id, int flags, int answers, String name) {
        var out = new ByteArrayOutputStream();
        for (int word : new int[] {id, flags, 1, answers, 0, 0}) {
            out.write(word >>> 8);
            out.write(word);
        }
        for (String label : name.split("\\.", -1)) {
            out.write(label.length());
            out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(new byte[] {0, 0, 1, 0, 1});
        return out;
    }
}
