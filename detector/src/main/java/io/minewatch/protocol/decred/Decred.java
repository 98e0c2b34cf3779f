package io.minewatch.protocol.decred;

import io.minewatch.protocol.stratum.Layouts;
import io.minewatch.protocol.stratum.Relative;
import io.minewatch.protocol.stratum.StratumDialect;

/** Decred, mined by BLAKE3; see the README beside this file. */
public final class Decred implements StratumDialect {

    private final Relative relative = new Relative(Layouts.of(new DecredJob(), new DecredShare()));

    @Override
    public String variant() {
        return "decred";
    }

    @Override
    public Relative relative() {
        return relative;
    }
}
