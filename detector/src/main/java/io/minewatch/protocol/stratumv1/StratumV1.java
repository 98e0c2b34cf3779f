package io.minewatch.protocol.stratumv1;

import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.stratum.BitcoinJob;
import io.minewatch.protocol.stratum.BitcoinShare;
import io.minewatch.protocol.stratum.Greeting;
import io.minewatch.protocol.stratum.Layouts;
import io.minewatch.protocol.stratum.Relative;
import io.minewatch.protocol.stratum.StratumDialect;
import io.minewatch.protocol.stratum.Words;

import java.util.Set;

/**
 * Stratum V1, the JSON lines in which Bitcoin and its relatives are mined; see the README beside
 * this file. Messages of other dialects that borrow the {@code mining.} methods fit it too, but
 * never as its own.
 */
public final class StratumV1 implements StratumDialect {

    /** About headers and transactions such as Bitcoin's. */
    private static final Set<String> OWN_METHODS =
            Set.of("mining.set_version_mask", "mining.get_transactions", "mining.get_txnhashes");

    private final Relative relative =
            new Relative(Layouts.of(new BitcoinJob(), new BitcoinShare()));

    @Override
    public Fit fit(Message message) {
        Fit fit = relative.fit(message);
        if (fit == Fit.NONE || fit == Fit.OWN) {
            return fit;
        }
        String method = message.method();
        if (OWN_METHODS.contains(method)) {
            return Fit.OWN;
        }
        return Words.isFamily(method) || Greeting.isNamed(message.result()) ? Fit.SHARED : fit;
    }

    @Override
    public boolean countsHashes() {
        return false;
    }

    @Override
    public Relative relative() {
        return relative;
    }
}
