package io.minewatch;

import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.beam.Beam;
import io.minewatch.protocol.cryptonote.CryptoNote;
import io.minewatch.protocol.cryptonote.CryptoNoteDaemon;
import io.minewatch.protocol.equihash.EquihashStratum;
import io.minewatch.protocol.ethereum.EthGetWork;
import io.minewatch.protocol.ethereum.EthProxy;
import io.minewatch.protocol.ethereum.EthereumStratum;
import io.minewatch.protocol.grin.Grin;
import io.minewatch.protocol.rpc.GetBlockTemplate;
import io.minewatch.protocol.rpc.GetWork;
import io.minewatch.protocol.stratumv1.StratumV1;
import io.minewatch.protocol.webmining.WebMining;

import java.util.List;

/**
 * Every dialect that is read, in the order in which they are tried. Where two explain a
 * conversation equally well the first has it, so a dialect that borrows from Stratum V1 and adds a
 * mark of its own stands before it.
 */
public final class Dialects {

    public static final List<Dialect> ALL =
            List.of(
                    new EthereumStratum(),
                    new StratumV1(),
                    new EquihashStratum(),
                    new CryptoNote(),
                    new EthProxy(),
                    new EthGetWork(),
                    new GetWork(),
                    new GetBlockTemplate(),
                    new CryptoNoteDaemon(),
                    new Grin(),
                    new Beam(),
                    new WebMining());

    private Dialects() {}
}
