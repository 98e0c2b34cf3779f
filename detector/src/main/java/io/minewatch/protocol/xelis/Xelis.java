package io.minewatch.protocol.xelis;

import io.minewatch.protocol.stratum.Layouts;
import io.minewatch.protocol.stratum.Relative;
import io.minewatch.protocol.stratum.StratumDialect;

/** Xelis, mined by XelisHash; see the README beside this file. */
public final class Xelis implements StratumDialect {

    private final Relative relative =
            new Relative(Layouts.of(new XelisJob(), new XelisShare()).with(new XelisGreeting()));

    @Override
    public String variant() {
        return "xelis";
    }

    @Override
    public Relative relative() {
        return relative;
    }
}
