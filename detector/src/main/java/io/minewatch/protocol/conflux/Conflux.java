package io.minewatch.protocol.conflux;

import io.minewatch.protocol.stratum.Difficulties;
import io.minewatch.protocol.stratum.Layouts;
import io.minewatch.protocol.stratum.Relative;
import io.minewatch.protocol.stratum.StratumDialect;

/** Conflux, mined by Octopus; see the README beside this file. */
public final class Conflux implements StratumDialect {

    private final Relative relative =
            new Relative(
                    Layouts.of(new ConfluxJob(), new ConfluxShare())
                            .with(Difficulties.OF_JOBS)
                            .with(new ConfluxGreeting()));

    @Override
    public String variant() {
        return "conflux";
    }

    @Override
    public Relative relative() {
        return relative;
    }
}
