package io.minewatch;

import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.cryptonote.CryptoNote;
import io.minewatch.protocol.stratumv1.StratumV1;

import java.util.List;

/** Every dialect that is read, in the order in which they are tried. */
public final class Dialects {

    public static final List<Dialect> ALL = List.of(new StratumV1(), new CryptoNote());

    private Dialects() {}
}
