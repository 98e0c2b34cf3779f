package io.minewatch.simulate.dialect;

import static io.minewatch.simulate.dialect.Hand.Order.ID_FIRST;
import static io.minewatch.simulate.dialect.Hand.Order.METHOD_FIRST;
import static io.minewatch.simulate.dialect.Hand.Order.PARAMS_FIRST;

import io.minewatch.simulate.script.Dice;

import java.util.List;

/**
 * The Stratum V1 habits of a mining program.
 *
 * @param agents what it calls itself, one of these
 * @param hashrates from and to, hashes a second
 * @param asks for these before it logs in, in this order
 * @param versionRolling shares carry version bits
 * @param firstId id of its first request
 * @param submitHand shares are sometimes written by other code than the rest
 */
record MinerStyle(
        List<String> agents,
        double[] hashrates,
        Hand hand,
        Hand submitHand,
        List<Ask> asks,
        boolean versionRolling,
        int firstId) {

    private static final Hand COMPACT = new Hand(ID_FIRST, false);
    private static final Hand SPACED = new Hand(ID_FIRST, true);

    /** What may be asked before login, besides {@code mining.subscribe}. */
    enum Ask {
        CONFIGURE,
        SUBSCRIBE,
        EXTRANONCE,
        SUGGEST_DIFFICULTY
    }

    static MinerStyle cgminer() {
        return new MinerStyle(
                List.of("cgminer/4.12.1", "cgminer/4.11.1", "cgminer/3.7.2"),
                new double[] {30e12, 60e12},
                SPACED,
                new Hand(PARAMS_FIRST, true),
                List.of(Ask.SUBSCRIBE),
                false,
                0);
    }

    static MinerStyle antminer() {
        return new MinerStyle(
                List.of(
                        "Antminer S19 XP/Thu Mar 14 09:12:41 CST 2024",
                        "bmminer/2.0.0/Antminer S19/110000",
                        "Antminer S21/Tue Jan 21 10:02:11 CST 2025"),
                new double[] {95e12, 200e12},
                COMPACT,
                COMPACT,
                List.of(Ask.CONFIGURE, Ask.SUBSCRIBE),
                true,
                1);
    }

    static MinerStyle bosminer() {
        return new MinerStyle(
                List.of("bosminer-plus-tuner 23.12-0-a1b2c3d4", "LUXminer 2026.3.30.104022"),
                new double[] {90e12, 140e12},
                COMPACT,
                COMPACT,
                List.of(Ask.CONFIGURE, Ask.SUBSCRIBE, Ask.EXTRANONCE),
                true,
                0);
    }

    static MinerStyle bitaxe() {
        return new MinerStyle(
                List.of(
                        "bitaxe/BM1370/v2.13.1",
                        "bitaxe/BM1366/v2.4.5",
                        "NerdQAxe++/BM1370/v1.0.36",
                        "NerdOCTAXE-\u03b3/BM1370/v1.0.34"),
                new double[] {0.5e12, 4.8e12},
                SPACED,
                new Hand(ID_FIRST, true),
                List.of(Ask.CONFIGURE, Ask.SUBSCRIBE, Ask.SUGGEST_DIFFICULTY),
                true,
                1);
    }

    static MinerStyle nerdMiner() {
        return new MinerStyle(
                List.of("NerdMinerV2/V1.8.3", "HAN_SOLOminer/V1.8.3"),
                new double[] {55e3, 350e3},
                SPACED,
                new Hand(PARAMS_FIRST, true),
                List.of(Ask.SUBSCRIBE, Ask.SUGGEST_DIFFICULTY),
                false,
                1);
    }

    static MinerStyle cpuminer() {
        return new MinerStyle(
                List.of("cpuminer/2.5.1", "cpuminer-multi/1.3.7", "cpuminer-opt-26.1-x64L"),
                new double[] {40e6, 200e6},
                SPACED,
                new Hand(METHOD_FIRST, true),
                List.of(Ask.SUBSCRIBE),
                false,
                1);
    }

    static MinerStyle scryptMachine() {
        return new MinerStyle(
                List.of(
                        "bmminer/2.0.0/Antminer L7/9500",
                        "Antminer L9/Mon Oct 28 11:40:02 CST 2024",
                        "cgminer/4.9.0"),
                new double[] {4.9e9, 17e9},
                COMPACT,
                COMPACT,
                List.of(Ask.SUBSCRIBE, Ask.EXTRANONCE),
                false,
                1);
    }

    static MinerStyle scryptProcessor() {
        return new MinerStyle(
                List.of("cpuminer/2.5.1", "cpuminer/2.5.0"),
                new double[] {40e3, 120e3},
                SPACED,
                new Hand(METHOD_FIRST, true),
                List.of(Ask.SUBSCRIBE),
                false,
                1);
    }

    static MinerStyle rented() {
        return new MinerStyle(
                List.of("NiceHash/1.0.0"),
                new double[] {400e12, 2000e12},
                COMPACT,
                COMPACT,
                List.of(Ask.SUBSCRIBE, Ask.EXTRANONCE),
                true,
                1);
    }

    /** One of the names it goes by. */
    String agent(Dice dice) {
        return dice.pick(agents);
    }

    /** Hashes a second. */
    double hashrate(Dice dice) {
        return dice.between(hashrates[0], hashrates[1]);
    }
}
