package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Chain;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.World;

/** The coins that are mined over Stratum V1. */
enum Coin {
    BITCOIN("sha256d", 0x1p32, "17021ff2"),
    LITECOIN("scrypt", 0x1p16, "1927e1c8");

    final String algorithm;

    /** Hashes that a share of difficulty 1 takes on average. */
    final double hashesPerDifficulty;

    /** Target of the network in compact form. */
    final String bits;

    Coin(String algorithm, double hashesPerDifficulty, String bits) {
        this.algorithm = algorithm;
        this.hashesPerDifficulty = hashesPerDifficulty;
        this.bits = bits;
    }

    Chain chain(World world) {
        return this == BITCOIN ? world.bitcoin() : world.litecoin();
    }

    String wallet(Dice dice) {
        return this == BITCOIN ? Wallets.bitcoin(dice) : Wallets.litecoin(dice);
    }
}
