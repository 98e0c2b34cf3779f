package io.minewatch;

import io.minewatch.emit.sink.Sink;
import io.minewatch.ledger.Ledger;
import io.minewatch.ledger.LedgerUnavailable;
import io.minewatch.ledger.RefusedRecord;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Brings records into the ledger. When it comes back they are on the disk. A record that the ledger
 * will never take is named in the log and counted, so that it does not stand in the way of others.
 */
final class LedgerSink implements Sink {

    private final Ledger ledger;
    private final ApplianceLog log;
    private final AtomicLong dead = new AtomicLong();

    /**
     * @param ledger stays its opener's to close
     */
    LedgerSink(Ledger ledger, ApplianceLog log) {
        this.ledger = ledger;
        this.log = log;
    }

    @Override
    public void take(List<byte[]> records) throws IOException {
        var lines =
                records.stream()
                        .map(it -> new String(it, StandardCharsets.UTF_8))
                        .collect(Collectors.toCollection(ArrayList::new));
        while (!lines.isEmpty()) {
            try {
                ledger.record(lines);
                return;
            } catch (RefusedRecord e) {
                lines.remove(e.index());
                dead.incrementAndGet();
                log.warnOften("refused record", "the ledger refuses %s", e.getMessage());
            } catch (LedgerUnavailable e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }

    @Override
    public long dead() {
        return dead.get();
    }
}
