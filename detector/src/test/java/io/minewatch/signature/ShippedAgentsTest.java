package io.minewatch.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Agents as they are seen on the wire, and what they must be taken for. */
class ShippedAgentsTest {

    /** Agent; software, kind, algorithm, model. */
    private static final String SEEN =
            """
            Antminer S19 XP/Fri Mar 1 10:00:00 CST 2024; Antminer, miner, sha256d, Antminer S19 XP
            Antminer S19k Pro|LUXminer 2026.3.30.1; LUXminer, firmware, sha256d, Antminer S19k Pro
            Antminer T21; Antminer, miner, sha256d, Antminer T21
            Antminer S21 Hyd./Mon; Antminer, miner, sha256d, Antminer S21 Hyd.
            Antminer L7/Tue; Antminer, miner, scrypt, Antminer L7
            Antminer L9; Antminer, miner, scrypt, Antminer L9
            Antminer KS5 Pro; Antminer, miner, kheavyhash, Antminer KS5 Pro
            Antminer Z15; Antminer, miner, equihash_200_9, Antminer Z15
            Antminer; Antminer, miner, -, -
            bmminer/2.0.0; bmminer, miner, -, -
            bmminer/2.0.0/Antminer S9/14000; bmminer, miner, sha256d, Antminer S9
            whatsminer/v1.0; Whatsminer, miner, sha256d, -
            whatsminer/v1.1; Whatsminer, miner, sha256d, -
            btminer/3.4; btminer, miner, sha256d, -
            cgminer/4.11.1; cgminer, miner, -, -
            cgminer/3.7.3-nicehash-3; cgminer, miner, -, -
            bosminer-plus-tuner 0.9.0-1a2b3c; BOSminer, firmware, sha256d, -
            2021-04-12-bosminer-plus-tuner 0.9.0-1a2b3c; BOSminer, firmware, sha256d, -
            bosminer 0.2.0-am1-s9; BOSminer, firmware, sha256d, -
            xminer-1.2.7; VNish, firmware, -, -
            PowerPlay-BM/1.0; ePIC PowerPlay, firmware, sha256d, -
            PowerPlay-BMS/1.24.0; ePIC PowerPlay, firmware, sha256d, -
            LUXminer 2024.1; LUXminer, firmware, -, -
            mujina-miner/0.1.0-alpha; Mujina, firmware, sha256d, -
            bitaxe/BM1370/v2.13.1; Bitaxe, miner, sha256d, Bitaxe (BM1370)
            bitaxe/BM1366/v2.4; Bitaxe, miner, sha256d, Bitaxe (BM1366)
            bitaxe/BM1368/v2.4; Bitaxe, miner, sha256d, Bitaxe (BM1368)
            bitaxe/BM1397/v2.4; Bitaxe, miner, sha256d, Bitaxe (BM1397)
            NerdMinerV2/V1.8.3; NerdMiner, miner, sha256d, NerdMiner
            NerdAxe/BM1366/v1; NerdAxe, miner, sha256d, NerdAxe
            NerdQAxe++/BM1370/v1.0.36; NerdQAxe++, miner, sha256d, NerdQAxe++
            NerdOCTAXE-γ/BM1370/v1; NerdOCTAXE, miner, sha256d, NerdOCTAXE
            NMMiner; NMMiner, miner, sha256d, NMMiner
            NMAxe/v3.0.10; NMAxe, miner, sha256d, NMAxe
            LuckyMiner/BM1366/v1; LuckyMiner, miner, sha256d, -
            Zyber8S/v1; Zyber, miner, sha256d, Zyber 8S
            bitforge/BM1370/v1.1; BitForge, miner, sha256d, -
            BitsyMiner; BitsyMiner, miner, sha256d, BitsyMiner
            SparkMiner/v2.9.5; SparkMiner, miner, sha256d, SparkMiner
            GekkoAxe-GT/v1; GekkoAxe, miner, sha256d, -
            JingleMiner; JingleMiner, miner, sha256d, -
            LeafMiner; LeafMiner, miner, sha256d, LeafMiner
            Magicminer/BM1370/1.0; Magicminer, miner, sha256d, -
            HAN_SOLOminer/V1.8.3; HAN_SOLOminer, miner, sha256d, HAN_SOLOminer
            bitdsk/N8-T; bitdsk, miner, sha256d, -
            apollo-miner 2.0.3 abc; Apollo, miner, sha256d, -
            cpuminer/2.5.1; cpuminer, miner, -, -
            poclbm/20110709; poclbm, miner, sha256d, -
            cpuminer-multi/1.3.7; cpuminer-multi, miner, -, -
            cpuminer-opt-26.1-x64L; cpuminer-opt, miner, -, -
            ccminer/2.3.1; ccminer, miner, -, -
            sgminer/4.1.0; sgminer, miner, -, -
            bfgminer/5.4.2; bfgminer, miner, -, -
            EWBF 0.3.4b; EWBF, miner, -, -
            equihashminer; equihashminer, miner, equihash_200_9, -
            NiceHash/1.0.0; NiceHash, service, -, -
            MRR-Hash/1.0.0; MiningRigRentals, service, -, -
            MiningRigRentals/Test/1.0; MiningRigRentals, service, -, -
            btccom-agent/2.0.0-mu; BTCAgent, proxy, -, -
            ckpool/0.9.9; ckpool, proxy, -, -
            GodMiner/2.0.0; GodMiner, miner, -, -
            Rkminer; Rkminer, miner, -, -
            XMRig/6.21.0 (Linux x86_64) libuv/1.44.2 gcc/11.2.0; XMRig, miner, randomx, -
            XMRig/6.21.0-mo1 (Windows NT 10.0; Win64; x64) msvc/2019; XMRig, miner, randomx, -
            xmrig-proxy/6.21.1 (Linux x86_64); xmrig-proxy, proxy, randomx, -
            xmr-stak/2.10.8; xmr-stak, miner, cryptonight, -
            xmr-node-proxy/0.0.1; xmr-node-proxy, proxy, randomx, -
            SRBMiner-MULTI/2.4; SRBMiner, miner, -, -
            deepMiner v2; deepMiner, miner, cryptonight, -
            xmr/1.0; xmr, miner, cryptonight, -
            ethminer/0.18.0; ethminer, miner, ethash, -
            kawpowminer/1.2.4; kawpowminer, miner, kawpow, -
            T-Rex/0.26.8; T-Rex, miner, -, -
            lolMiner 1.90; lolMiner, miner, -, -
            BzMiner/24; BzMiner, miner, -, -
            IceRiverMiner-v1.1; IceRiver, miner, kheavyhash, -
            ckbminer-v1.0.0; ckbminer, miner, eaglesong, -
            grin-miner; grin-miner, miner, cuckatoo32, -
            Mozilla/5.0 (X11; Linux x86_64); -
            curl/8.5.0; -
            electrum/4.5.4; -
            2024 report; -
            """;

    @Test
    void areRecognised() throws SignatureException {
        Signatures shipped = Signatures.load(Path.of("../signatures"));
        var wanted = new ArrayList<String>();
        var found = new ArrayList<String>();
        for (String line : SEEN.lines().toList()) {
            int split = line.lastIndexOf("; ");
            String agent = line.substring(0, split);
            wanted.add(agent + " is " + line.substring(split + 2));
            found.add(agent + " is " + shipped.agent(agent).map(this::told).orElse("-"));
        }
        assertEquals(wanted, found);
    }

    private String told(Agent agent) {
        return String.join(
                ", ",
                List.of(
                        agent.software(),
                        agent.kind().name().toLowerCase(Locale.ROOT),
                        agent.algorithm().orElse("-"),
                        agent.model().orElse("-")));
    }
}
