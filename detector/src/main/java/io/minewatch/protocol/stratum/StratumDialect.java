package io.minewatch.protocol.stratum;

import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;

import java.util.Optional;
import java.util.Set;

/** A dialect that is Stratum V1 but for its layouts: all the rest follows from these. */
public interface StratumDialect extends Dialect {

    /** What follows from the layouts; the same at each call. */
    Relative relative();

    @Override
    default String name() {
        return "stratum_v1";
    }

    @Override
    default Fit fit(Message message) {
        return relative().fit(message);
    }

    @Override
    default boolean isUnmistakable(Message message) {
        return fit(message) == Fit.OWN || Words.isUnmistakable(message);
    }

    @Override
    default Optional<Speaker> speaker(Message message) {
        return relative().speaker(message);
    }

    /** The targets of most relatives do. */
    @Override
    default boolean countsHashes() {
        return true;
    }

    /** They have their own dialect; XMRig goes over to this one for GhostRider and KawPow. */
    @Override
    default Set<String> foreignAlgorithms() {
        return Set.of("randomx", "cryptonight");
    }

    @Override
    default Reader reader() {
        return relative().reader();
    }
}
