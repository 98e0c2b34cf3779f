package io.minewatch.protocol.warthog;

import io.minewatch.protocol.stratum.Layouts;
import io.minewatch.protocol.stratum.Relative;
import io.minewatch.protocol.stratum.StratumDialect;

/** Warthog, mined by Janushash; see the README beside this file. */
public final class Warthog implements StratumDialect {

    private final Relative relative =
            new Relative(Layouts.of(new WarthogJob(), new WarthogShare()));

    @Override
    public String variant() {
        return "warthog";
    }

    @Override
    public Relative relative() {
        return relative;
    }
}
