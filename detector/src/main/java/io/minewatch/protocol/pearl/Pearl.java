package io.minewatch.protocol.pearl;

import io.minewatch.protocol.stratum.Difficulties;
import io.minewatch.protocol.stratum.Layouts;
import io.minewatch.protocol.stratum.Relative;
import io.minewatch.protocol.stratum.StratumDialect;

/** Pearl, mined by multiplying matrices; see the README beside this file. */
public final class Pearl implements StratumDialect {

    private final Relative relative =
            new Relative(
                    Layouts.of(new PearlJob(), new PearlShare())
                            .with(Difficulties.OF_JOBS)
                            .with(new PearlGreeting()));

    @Override
    public String variant() {
        return "pearl";
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
