package io.minewatch.protocol.aeternity;

import io.minewatch.protocol.stratum.Layouts;
import io.minewatch.protocol.stratum.Relative;
import io.minewatch.protocol.stratum.StratumDialect;

/** Aeternity, mined by the Cuckoo Cycle; see the README beside this file. */
public final class Aeternity implements StratumDialect {

    private final Relative relative =
            new Relative(Layouts.of(new AeternityJob(), new AeternityShare()));

    @Override
    public String variant() {
        return "aeternity";
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
