package io.minewatch.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Takes a coinbase transaction apart that is shown in two parts with a gap of unknown width.
 *
 * <p>The first part tells how long the input's script is. If it ends in the gap, its rest is at the
 * beginning of the second part, and only one length of the rest lets the outputs end where the
 * transaction does.
 */
final class CoinbaseReader {

    /** More are looked at in no block; pools that pay each miner write hundreds. */
    static final int MAX_OUTPUTS = 1024;

    private static final int VERSION = 4;
    private static final int OUTPOINT = 36;
    private static final int SEQUENCE = 4;
    private static final int VALUE = 8;
    private static final int LOCK_TIME = 4;

    /** Consensus allows 100. */
    private static final int MAX_SCRIPT = 252;

    private static final byte NO_MONEY = 0x6a;
    private static final int UNKNOWN = -1;

    private final byte[] bytes;
    private int at;
    private boolean isCut;
    private final List<String> payouts = new ArrayList<>();
    private final List<byte[]> marks = new ArrayList<>();

    private CoinbaseReader(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    static Optional<Coinbase> read(byte[] part1, byte[] part2) {
        int input = input(part1);
        if (input == UNKNOWN) {
            return Optional.empty();
        }
        int length = part1[input] & 0xff;
        int begin = input + 1;
        if (length > MAX_SCRIPT) {
            return Optional.empty();
        }
        if (part1.length >= begin + length) {
            byte[] script = Arrays.copyOfRange(part1, begin, begin + length);
            var outputs = new CoinbaseReader(part1, begin + length);
            outputs.outputs();
            return Optional.of(outputs.coinbase(script));
        }
        boolean hasPayload = part1[2] != 0 || part1[3] != 0;
        byte[] head = Arrays.copyOfRange(part1, begin, part1.length);
        for (int rest = length - head.length; rest >= 0; rest--) {
            var outputs = new CoinbaseReader(part2, rest);
            if (rest <= part2.length && outputs.outputs() && outputs.isEnd(hasPayload)) {
                byte[] script = Arrays.copyOf(head, head.length + rest);
                System.arraycopy(part2, 0, script, head.length, rest);
                return Optional.of(outputs.coinbase(script));
            }
        }
        return Optional.of(new CoinbaseReader(part2, 0).coinbase(head));
    }

    /** Where the length of the script stands: behind one input that spends nothing. */
    private static int input(byte[] part) {
        for (int from : new int[] {VERSION, VERSION + 2, VERSION + 4}) {
            int end = from + 1 + OUTPOINT;
            if (part.length > end && part[from] == 1 && isNothing(part, from + 1, end)) {
                return end;
            }
        }
        return UNKNOWN;
    }

    /** A hash of zeros, and -1. */
    private static boolean isNothing(byte[] part, int from, int end) {
        for (int i = from; i < end; i++) {
            if (part[i] != (i < end - 4 ? 0 : -1)) {
                return false;
            }
        }
        return true;
    }

    private Coinbase coinbase(byte[] script) {
        return new Coinbase(
                Coinbase.height(script), script, List.copyOf(payouts), List.copyOf(marks));
    }

    /** From the input's sequence number to the last output; false if it is something else. */
    private boolean outputs() {
        skip(SEQUENCE);
        int count = count();
        if (count < 1 || count > MAX_OUTPUTS) {
            return false;
        }
        for (int i = 0; i < count && !isCut; i++) {
            output();
        }
        return !isCut;
    }

    private void output() {
        skip(VALUE);
        int length = count();
        int begin = at;
        skip(length);
        if (isCut || length < 1) {
            return;
        }
        if (bytes[begin] == NO_MONEY) {
            marks.add(Arrays.copyOfRange(bytes, begin, at));
        } else {
            payouts.add(HexFormat.of().formatHex(bytes, begin, at));
        }
    }

    private boolean isEnd(boolean hasPayload) {
        skip(LOCK_TIME);
        if (hasPayload && at < bytes.length) {
            skip(count());
        }
        return !isCut && at == bytes.length;
    }

    private void skip(int length) {
        isCut |= length < 0 || length > bytes.length - at;
        at = isCut ? bytes.length : at + length;
    }

    /** A number of 1 or 3 bytes; larger ones have no place here. */
    private int count() {
        if (at >= bytes.length) {
            isCut = true;
            return 0;
        }
        int first = bytes[at++] & 0xff;
        if (first < 0xfd) {
            return first;
        }
        if (first > 0xfd || bytes.length - at < 2) {
            isCut = true;
            return 0;
        }
        at += 2;
        return bytes[at - 2] & 0xff | (bytes[at - 1] & 0xff) << 8;
    }
}
