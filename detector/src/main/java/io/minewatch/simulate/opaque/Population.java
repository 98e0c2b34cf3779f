package io.minewatch.simulate.opaque;

import io.minewatch.simulate.opaque.Described.Label;

import java.util.List;
import java.util.SplittableRandom;

/** All opaque flows of a plan: what each is, and the generator that makes it. */
public final class Population {

    private static final double HOUR = 3600e9;

    /** Of the flows so many begin while they are watched; the others are older. */
    private static final double NEW = 0.3;

    private static final double MINER_RECONNECTS = 16 * HOUR;

    /** Each in the carriers as often as they are used. */
    private static final List<Way> XMRIG =
            List.of(
                    new Way(Tongue.XMRIG, Carrier.TLS, ""),
                    new Way(Tongue.XMRIG, Carrier.TLS, ""),
                    new Way(Tongue.XMRIG, Carrier.TLS, "eu.pool.example"),
                    new Way(Tongue.XMRIG, Carrier.SSH, ""),
                    new Way(Tongue.XMRIG, Carrier.WIREGUARD, ""));

    private static final List<Way> BITCOIN =
            List.of(
                    new Way(Tongue.STRATUM_V1, Carrier.TLS, ""),
                    new Way(Tongue.STRATUM_V1, Carrier.TLS, "stratum-ssl.example"),
                    new Way(Tongue.STRATUM_V2, Carrier.NOISE, ""),
                    new Way(Tongue.STRATUM_V2, Carrier.NOISE, ""),
                    new Way(Tongue.STRATUM_V1, Carrier.SSH, ""),
                    new Way(Tongue.STRATUM_V2, Carrier.WIREGUARD, ""));

    private static final List<Way> LITECOIN =
            List.of(
                    new Way(Tongue.STRATUM_V1, Carrier.TLS, ""),
                    new Way(Tongue.STRATUM_V1, Carrier.TLS, "stratum-ssl.example"),
                    new Way(Tongue.STRATUM_V1, Carrier.SSH, ""),
                    new Way(Tongue.STRATUM_V1, Carrier.WIREGUARD, ""));

    private final OpaquePlan plan;
    private final Chains chains;

    /** Draws the blocks; flows are drawn when they are asked for. */
    public Population(OpaquePlan plan) {
        this.plan = plan;
        this.chains = new Chains(plan.seed(), plan.chains(), plan.drift(), plan.duration());
    }

    private record Way(Tongue tongue, Carrier carrier, String hello) {}

    /** The chains and when their blocks came. */
    public Chains chains() {
        return chains;
    }

    /** Its plan. */
    public OpaquePlan plan() {
        return plan;
    }

    /** What the flow of this number is. */
    public Described describe(int flow) {
        int all = plan.miners() + plan.idleMiners();
        int chain = flow % chains.count();
        if (flow < all) {
            Way way = way(flow);
            Label label = flow < plan.miners() ? Label.MINING : Label.IDLE;
            String name = way.tongue.label();
            return new Described(label, name, chain, pool(flow), way.carrier, way.hello);
        }
        Habit habit = habit(flow - all);
        boolean follows = flow < all + plan.followers();
        return new Described(
                follows ? Label.FOLLOWER : Label.LOOKALIKE,
                habit.name(),
                follows ? chain : -1,
                pool(flow),
                habit.carrier(),
                habit.hello());
    }

    private Way way(int flow) {
        var ways =
                switch (chains.kind(flow % chains.count())) {
                    case MONERO -> XMRIG;
                    case BITCOIN -> BITCOIN;
                    case LITECOIN -> LITECOIN;
                };
        return ways.get(flow / chains.count() % ways.size());
    }

    private Habit habit(int bystander) {
        if (bystander < plan.followers()) {
            return Followers.ALL.get(bystander / chains.count() % Followers.ALL.size());
        }
        return Lookalikes.ALL.get((bystander - plan.followers()) % Lookalikes.ALL.size());
    }

    private int pool(int flow) {
        return (int) Math.floorMod(Seeds.mix(plan.seed() + 17, flow), (long) Chains.POOLS);
    }

    /**
     * The generator of the flow of this number.
     *
     * @param acknowledges true if bare acknowledgements are wanted too
     */
    Talk make(int flow, boolean acknowledges) {
        var random = new SplittableRandom(Seeds.mix(plan.seed(), 1000L + flow));
        Described what = describe(flow);
        Feed feed = chains.feed(Math.max(0, what.chain()), what.pool());
        int all = plan.miners() + plan.idleMiners();
        boolean isNew = random.nextDouble() < NEW;
        long begin = isNew ? 1 + (long) (plan.duration() * 0.25 * random.nextDouble()) : 0;
        if (flow < all) {
            var miner =
                    new Miner(
                            random,
                            acknowledges,
                            what.carrier(),
                            Hellos.of(what.hello()),
                            plan.duration(),
                            way(flow).tongue,
                            feed,
                            what.label() == Label.IDLE);
            miner.start(begin, isNew, MINER_RECONNECTS);
            return miner;
        }
        Habit habit = habit(flow - all);
        var other = new Bystander(random, acknowledges, plan.duration(), habit, feed);
        other.start(begin, isNew, habit.meanHours() * HOUR);
        return other;
    }
}
