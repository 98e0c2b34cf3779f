package io.minewatch;

import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.aeternity.Aeternity;
import io.minewatch.protocol.aleo.Aleo;
import io.minewatch.protocol.alephium.Alephium;
import io.minewatch.protocol.beam.Beam;
import io.minewatch.protocol.btcagent.BtcAgent;
import io.minewatch.protocol.ckb.Ckb;
import io.minewatch.protocol.conflux.Conflux;
import io.minewatch.protocol.cryptonote.CryptoNote;
import io.minewatch.protocol.cryptonote.CryptoNoteDaemon;
import io.minewatch.protocol.decred.Decred;
import io.minewatch.protocol.equihash.EquihashStratum;
import io.minewatch.protocol.ergo.Ergo;
import io.minewatch.protocol.ethereum.EthGetWork;
import io.minewatch.protocol.ethereum.EthProxy;
import io.minewatch.protocol.ethereum.EthereumStratum;
import io.minewatch.protocol.ethpool.EthPool;
import io.minewatch.protocol.grin.Grin;
import io.minewatch.protocol.handshake.Handshake;
import io.minewatch.protocol.ironfish.IronFish;
import io.minewatch.protocol.kadena.Kadena;
import io.minewatch.protocol.kaspa.Kaspa;
import io.minewatch.protocol.kawpow.KawPow;
import io.minewatch.protocol.pearl.Pearl;
import io.minewatch.protocol.rpc.GetBlockTemplate;
import io.minewatch.protocol.rpc.GetWork;
import io.minewatch.protocol.sia.Sia;
import io.minewatch.protocol.stratumv1.StratumV1;
import io.minewatch.protocol.stratumv2.StratumV2;
import io.minewatch.protocol.warthog.Warthog;
import io.minewatch.protocol.webmining.WebMining;
import io.minewatch.protocol.xelis.Xelis;

import java.util.List;

/**
 * Every dialect that is read, in the order in which they are tried. Where two explain a
 * conversation equally well the first has it, so a dialect that borrows from Stratum V1 and adds a
 * mark of its own stands before it. Behind it stand those whose shares are written as another's:
 * only their jobs tell them.
 */
public final class Dialects {

    public static final List<Dialect> ALL =
            List.of(
                    new Kaspa(),
                    new KawPow(),
                    new Ergo(),
                    new Alephium(),
                    new Ckb(),
                    new Conflux(),
                    new Sia(),
                    new Kadena(),
                    new Aeternity(),
                    new Xelis(),
                    new Aleo(),
                    new Pearl(),
                    new Warthog(),
                    new IronFish(),
                    new EthereumStratum(),
                    new StratumV1(),
                    new Decred(),
                    new Handshake(),
                    new EthPool(),
                    new EquihashStratum(),
                    new CryptoNote(),
                    new EthProxy(),
                    new EthGetWork(),
                    new GetWork(),
                    new GetBlockTemplate(),
                    new CryptoNoteDaemon(),
                    new Grin(),
                    new Beam(),
                    new BtcAgent(),
                    new StratumV2(),
                    new WebMining());

    private Dialects() {}
}
