package io.minewatch.protocol.kadena;

import io.minewatch.protocol.stratum.Layouts;
import io.minewatch.protocol.stratum.Relative;
import io.minewatch.protocol.stratum.StratumDialect;

/** Kadena, mined by Blake2s on many chains at once; see the README beside this file. */
public final class Kadena implements StratumDialect {

    private final Relative relative = new Relative(Layouts.of(new KadenaJob(), new KadenaShare()));

    @Override
    public String variant() {
        return "kadena";
    }

    @Override
    public Relative relative() {
        return relative;
    }
}
