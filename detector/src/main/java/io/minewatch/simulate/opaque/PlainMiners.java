package io.minewatch.simulate.opaque;

import io.minewatch.simulate.Recipes;
import io.minewatch.simulate.script.Chain;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.World;

/**
 * The miners whose words can be read: which chain, which pool, and the world as that pool has it.
 */
final class PlainMiners {

    private final OpaquePlan plan;
    private final Chains chains;
    private final World[] worlds;

    PlainMiners(OpaquePlan plan, Chains chains) {
        this.plan = plan;
        this.chains = chains;
        this.worlds = new World[chains.count() * Chains.POOLS];
    }

    /** The different pairs of chain and pool that plaintext miners could have. */
    static int places(OpaquePlan plan) {
        return plan.chains().size() * Chains.POOLS;
    }

    static int chain(OpaquePlan plan, int miner) {
        return miner % plan.chains().size();
    }

    static int pool(OpaquePlan plan, int miner) {
        return miner / plan.chains().size() % Chains.POOLS;
    }

    Recipe recipe(int miner) {
        boolean even = miner / chains.count() % 2 == 0;
        return Recipes.named(
                switch (chains.kind(chain(plan, miner))) {
                    case MONERO -> even ? "xmrig" : "xmrig-long-target";
                    case BITCOIN -> even ? "sha256d-antminer-btcpool" : "sha256d-cgminer-ckpool";
                    case LITECOIN -> even ? "scrypt-antminer-nomp" : "scrypt-antminer-yiimp";
                });
    }

    /** What the pool of this miner knows of its chain; others of its chains are its own affair. */
    World world(int miner) {
        int place = miner % worlds.length;
        if (worlds[place] == null) {
            worlds[place] = seenBy(chain(plan, miner), pool(plan, miner));
        }
        return worlds[place];
    }

    private World seenBy(int chain, int pool) {
        Chain[] all = new Chain[ChainKind.values().length];
        for (ChainKind kind : ChainKind.values()) {
            long[] times =
                    kind == chains.kind(chain) ? heard(chain, pool) : new long[] {plan.duration()};
            var hashes = new Dice(Seeds.mix(plan.seed(), 77 + kind.ordinal()));
            double mean = kind.meanSeconds() * 1e9;
            all[kind.ordinal()] = Chain.known(hashes, mean, kind.firstHeight(), times);
        }
        return new World(
                plan.seed(),
                plan.epoch(),
                all[ChainKind.BITCOIN.ordinal()],
                all[ChainKind.LITECOIN.ordinal()],
                all[ChainKind.MONERO.ordinal()]);
    }

    private long[] heard(int chain, int pool) {
        long[] times = chains.feed(chain, pool).heard();
        for (int i = 0; i < times.length; i++) {
            times[i] += plan.impairments().clockError();
        }
        return times;
    }
}
