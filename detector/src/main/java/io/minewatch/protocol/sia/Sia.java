package io.minewatch.protocol.sia;

import io.minewatch.protocol.stratum.Layouts;
import io.minewatch.protocol.stratum.Relative;
import io.minewatch.protocol.stratum.StratumDialect;

/** Siacoin, mined by Blake2b; see the README beside this file. */
public final class Sia implements StratumDialect {

    private final Relative relative = new Relative(Layouts.of(new SiaJob(), new SiaShare()));

    @Override
    public String variant() {
        return "sia";
    }

    @Override
    public Relative relative() {
        return relative;
    }
}
