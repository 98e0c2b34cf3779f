package io.minewatch.protocol.ckb;

import io.minewatch.protocol.stratum.Layouts;
import io.minewatch.protocol.stratum.Relative;
import io.minewatch.protocol.stratum.StratumDialect;

/** Nervos CKB, mined by Eaglesong; see the README beside this file. */
public final class Ckb implements StratumDialect {

    private final Relative relative = new Relative(Layouts.of(new CkbJob(), new CkbShare()));

    @Override
    public String variant() {
        return "ckb";
    }

    @Override
    public Relative relative() {
        return relative;
    }
}
