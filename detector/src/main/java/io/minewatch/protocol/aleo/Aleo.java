package io.minewatch.protocol.aleo;

import io.minewatch.protocol.stratum.Layouts;
import io.minewatch.protocol.stratum.Relative;
import io.minewatch.protocol.stratum.StratumDialect;

/** Aleo, mined by proofs; see the README beside this file. */
public final class Aleo implements StratumDialect {

    private final Relative relative =
            new Relative(
                    Layouts.of(new AleoJob(), new AleoShare())
                            .with(new AleoDifficulties())
                            .with(new AleoGreeting()));

    @Override
    public String variant() {
        return "aleo";
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
