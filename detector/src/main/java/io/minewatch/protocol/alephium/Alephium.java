package io.minewatch.protocol.alephium;

import io.minewatch.protocol.stratum.Layouts;
import io.minewatch.protocol.stratum.Relative;
import io.minewatch.protocol.stratum.StratumDialect;

/** Alephium, mined by BLAKE3 on sixteen chains at once; see the README beside this file. */
public final class Alephium implements StratumDialect {

    private final Relative relative =
            new Relative(
                    Layouts.of(new AlephiumJob(), new AlephiumShare())
                            .with(new AlephiumGreeting()));

    @Override
    public String variant() {
        return "alephium";
    }

    @Override
    public Relative relative() {
        return relative;
    }
}
