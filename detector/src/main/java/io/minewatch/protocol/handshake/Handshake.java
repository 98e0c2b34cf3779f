package io.minewatch.protocol.handshake;

import io.minewatch.protocol.stratum.Layouts;
import io.minewatch.protocol.stratum.Relative;
import io.minewatch.protocol.stratum.StratumDialect;

/** Handshake, mined by Blake2b and SHA-3; see the README beside this file. */
public final class Handshake implements StratumDialect {

    private final Relative relative =
            new Relative(Layouts.of(new HandshakeJob(), new HandshakeShare()));

    @Override
    public String variant() {
        return "handshake";
    }

    @Override
    public Relative relative() {
        return relative;
    }
}
