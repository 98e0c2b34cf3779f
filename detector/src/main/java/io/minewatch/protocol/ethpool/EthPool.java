package io.minewatch.protocol.ethpool;

import io.minewatch.protocol.stratum.Difficulties;
import io.minewatch.protocol.stratum.Layouts;
import io.minewatch.protocol.stratum.Relative;
import io.minewatch.protocol.stratum.StratumDialect;

/**
 * The plain Stratum of ethpool and ethminer, older than EthereumStratum; see the README beside this
 * file.
 */
public final class EthPool implements StratumDialect {

    private final Relative relative =
            new Relative(
                    Layouts.of(new EthPoolJob(), new EthPoolShare()).with(Difficulties.OF_JOBS));

    @Override
    public String variant() {
        return "ethpool";
    }

    @Override
    public Relative relative() {
        return relative;
    }
}
