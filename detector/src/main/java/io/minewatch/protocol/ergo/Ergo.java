package io.minewatch.protocol.ergo;

import io.minewatch.protocol.stratum.Difficulties;
import io.minewatch.protocol.stratum.Layouts;
import io.minewatch.protocol.stratum.Relative;
import io.minewatch.protocol.stratum.StratumDialect;

/** Ergo, mined by Autolykos 2; see the README beside this file. */
public final class Ergo implements StratumDialect {

    private final Relative relative =
            new Relative(Layouts.of(new ErgoJob(), new ErgoShare()).with(Difficulties.OF_JOBS));

    @Override
    public String variant() {
        return "ergo";
    }

    @Override
    public Relative relative() {
        return relative;
    }
}
