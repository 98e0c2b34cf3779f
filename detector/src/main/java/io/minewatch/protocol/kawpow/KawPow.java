package io.minewatch.protocol.kawpow;

import io.minewatch.protocol.stratum.Layouts;
import io.minewatch.protocol.stratum.Relative;
import io.minewatch.protocol.stratum.StratumDialect;

import java.util.Set;

/**
 * Ravencoin and the other coins mined by ProgPoW and its descendants; see the README beside this
 * file.
 */
public final class KawPow implements StratumDialect {

    private final Relative relative = new Relative(Layouts.of(new KawPowJob(), new KawPowShare()));

    @Override
    public String variant() {
        return "kawpow";
    }

    @Override
    public Set<String> algorithms() {
        return Set.of("kawpow", "firopow", "meowpow", "evrprogpow", "progpow", "progpowz");
    }

    @Override
    public Relative relative() {
        return relative;
    }
}
