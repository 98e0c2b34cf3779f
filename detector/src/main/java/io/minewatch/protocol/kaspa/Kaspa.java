package io.minewatch.protocol.kaspa;

import io.minewatch.protocol.stratum.Layouts;
import io.minewatch.protocol.stratum.Relative;
import io.minewatch.protocol.stratum.StratumDialect;

import java.util.Set;

/** Kaspa and its forks, mined by kHeavyHash and its variants; see the README beside this file. */
public final class Kaspa implements StratumDialect {

    private final Relative relative =
            new Relative(Layouts.of(new KaspaJob(), new KaspaShare()).with(new KaspaGreeting()));

    @Override
    public String variant() {
        return "kaspa";
    }

    @Override
    public Set<String> algorithms() {
        return Set.of("kheavyhash", "karlsenhash", "pyrinhash", "spectrex");
    }

    @Override
    public Relative relative() {
        return relative;
    }
}
