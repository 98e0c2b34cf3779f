package io.minewatch.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process to be killed: records one after another from a number on, in two threads, and says of
 * each on standard output when it is on the disk.
 */
final class KilledWriter {

    private static final int OF_A_CALL = 5;

    private KilledWriter() {}

    public static void main(String[] arguments) {
        String place = arguments[0];
        var config =
                place.startsWith("jdbc:")
                        ? LedgerConfig.postgres(place, "ledger", "")
                        : LedgerConfig.sqlite(Path.of(place));
        var ledger = Ledger.open(config);
        long from = Long.parseLong(arguments[1]);
        Thread.ofPlatform().start(() -> feed(ledger, from, 2));
        feed(ledger, from + OF_A_CALL, 2);
    }

    private static void feed(Ledger ledger, long from, int threads) {
        for (long at = from; ; at += (long) threads * OF_A_CALL) {
            var records = new ArrayList<String>();
            var said = new StringBuilder();
            for (long number = at; number < at + OF_A_CALL; number++) {
                records.add(record(number));
                said.append(number).append('\n');
            }
            ledger.record(List.copyOf(records));
            System.out.print(said);
            System.out.flush();
        }
    }

    static String record(long number) {
        return Made.of("d1-" + number, "f", 1).json();
    }
}
