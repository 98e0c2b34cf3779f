package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Chain.Block;
import io.minewatch.simulate.script.Dice;

import java.util.ArrayList;

/** Work for Bitcoin and its relatives as {@code mining.notify} says it. */
final class BitcoinJob {

    private static final String COINBASE_BEGIN =
            "01000000010000000000000000000000000000000000000000000000000000000000000000ffffffff";
    private static final String COINBASE_VALUE = "ffffffff0200f2052a01000000";

    private BitcoinJob() {}

    /**
     * The nine parameters.
     *
     * @param branches how many transactions-tree hashes, 0 or more
     * @param clean earlier work is void
     */
    static String params(
            String id,
            Block tip,
            Coin coin,
            PoolStyle pool,
            int branches,
            long seconds,
            boolean clean,
            Dice dice) {
        String time = String.format("%08x", seconds);
        int script = 8 + pool.tag().length() / 2 + pool.extranonce1() + pool.extranonce2();
        String first =
                COINBASE_BEGIN
                        + String.format("%02x03", script)
                        + littleEndian(tip.height() + 1)
                        + "04"
                        + time;
        String second = coinbaseEnd(pool, dice);
        var tree = new ArrayList<String>();
        for (int i = 0; i < branches; i++) {
            tree.add('"' + dice.hex(32) + '"');
        }
        return "[\""
                + String.join("\",\"", id, tip.hash(), first, second)
                + "\",["
                + String.join(",", tree)
                + "],\"20000000\",\""
                + coin.bits
                + "\",\""
                + time
                + "\","
                + clean
                + "]";
    }

    /** The tag, and two outputs: the pool's reward, and the commitment to the witnesses. */
    private static String coinbaseEnd(PoolStyle pool, Dice dice) {
        return pool.tag()
                + COINBASE_VALUE
                + "1976a914"
                + dice.hex(20)
                + "88ac"
                + "0000000000000000266a24aa21a9ed"
                + dice.hex(32)
                + "00000000";
    }

    /** Three bytes, as a script pushes the height (BIP 34). */
    private static String littleEndian(int height) {
        return String.format(
                "%02x%02x%02x", height & 0xff, height >>> 8 & 0xff, height >>> 16 & 0xff);
    }
}
