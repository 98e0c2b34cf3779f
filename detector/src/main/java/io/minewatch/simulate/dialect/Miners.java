package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Recipe;

import java.util.List;
import java.util.stream.Stream;

/** All kinds of mining conversations. */
public final class Miners {

    private Miners() {}

    /** In a fixed order; the group of each is its dialect. */
    public static List<Recipe> all() {
        return Stream.of(
                        StratumV1.recipes(),
                        CryptoNote.recipes(),
                        Ethereum.recipes(),
                        Encrypted.recipes(),
                        Attempts.recipes(),
                        StratumV1.relatives(),
                        Polls.recipes(),
                        Lines.recipes(),
                        StratumV2.recipes(),
                        BtcAgent.recipes())
                .flatMap(List::stream)
                .toList();
    }

    /** Connections to a pool's port in which nothing is said; they are not mining. */
    public static List<Recipe> silent() {
        return Attempts.silent();
    }
}
