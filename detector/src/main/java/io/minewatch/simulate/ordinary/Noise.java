package io.minewatch.simulate.ordinary;

import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Script;
import io.minewatch.simulate.script.Side;

import java.util.Arrays;

/**
 * Encrypted bytes by the gigabyte: one block of TLS records with random contents that all flows say
 * parts of, so that nothing is drawn or copied for each.
 */
public final class Noise {

    private static final int RECORD = 5 + 16_384;
    private static final int RECORDS = 128;

    private final byte[] records;

    /** Draws the noise once, from these dice. */
    public Noise(Dice dice) {
        records = dice.bytes(RECORD * RECORDS);
        for (int at = 0; at < records.length; at += RECORD) {
            Tls.header(records, at, Tls.APPLICATION_DATA, RECORD - 5);
        }
    }

    /** Says so many bytes of application data, record headers included. */
    public void records(Script script, Side from, Dice dice, long bytes) {
        long whole = bytes / RECORD;
        while (whole > 0) {
            int first = dice.below(RECORDS);
            int some = (int) Math.min(whole, RECORDS - first);
            script.say(from, records, first * RECORD, some * RECORD);
            whole -= some;
        }
        int rest = Math.max(5 + 17, (int) (bytes % RECORD));
        int at = dice.below(RECORDS) * RECORD;
        byte[] last = Arrays.copyOfRange(records, at, at + rest);
        Tls.header(last, 0, Tls.APPLICATION_DATA, rest - 5);
        script.say(from, last);
    }

    /** Says so many bytes of no format at all. */
    public void bytes(Script script, Side from, Dice dice, int count) {
        int at = dice.below(records.length - count);
        script.say(from, records, at, count);
    }
}
