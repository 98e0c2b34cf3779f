package io.minewatch.simulate.opaque;

import io.minewatch.simulate.net.Flow;
import io.minewatch.simulate.net.Path;
import io.minewatch.simulate.net.Path.Conditions;
import io.minewatch.simulate.net.Tap;
import io.minewatch.simulate.net.TcpFlow;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Tally;

import java.io.IOException;

/** A miner that can be read: when a session ends, it logs in again. */
final class RunningPlain implements Running {

    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1000 * MILLISECOND;

    private final int flow;
    private final int miner;
    private final OpaquePlan plan;
    private final PlainMiners miners;
    private final Recipe recipe;
    private final OpaqueTruth truth;
    private final Dice dice;
    private Flow session;
    private int sessions;

    /**
     * @param flow tells it from all others
     */
    RunningPlain(int flow, int miner, OpaquePlan plan, PlainMiners miners, OpaqueTruth truth) {
        this.flow = flow;
        this.miner = miner;
        this.plan = plan;
        this.miners = miners;
        this.recipe = miners.recipe(miner);
        this.truth = truth;
        this.dice = new Dice(Seeds.mix(plan.seed(), 5_000_000_000L + miner));
        this.session = session(dice.between(0, 30 * SECOND));
    }

    /** A session from then on; after a pause if that falls into one. */
    private Flow session(long from) {
        var impairments = plan.impairments();
        long pauseFrom = impairments.pauseFrom();
        long start =
                impairments.pausesAt(from)
                        ? pauseFrom + impairments.pause() + dice.between(0, 20 * SECOND)
                        : from;
        boolean paused = impairments.pause() > 0 && start < pauseFrom;
        long until = paused ? Math.min(pauseFrom, plan.duration()) : plan.duration();
        var own = dice.fork(100 + sessions);
        long left = Math.max(1, until - start);
        var talk = recipe.make(new Scene(miners.world(miner), own.fork(1), start, left));
        var path =
                new Path(
                        Ends.client(flow, sessions),
                        Ends.pool(
                                PlainMiners.chain(plan, miner),
                                PlainMiners.pool(plan, miner),
                                talk.serverPort()),
                        own.between(MILLISECOND, 12 * MILLISECOND),
                        own.between(2 * MILLISECOND, 60 * MILLISECOND),
                        MILLISECOND,
                        MILLISECOND / 10,
                        Conditions.IDEAL);
        return new TcpFlow(talk, path, own.fork(2), start);
    }

    @Override
    public long nextTime() throws IOException {
        long next = session.nextTime();
        while (next == Flow.NEVER) {
            tell();
            long again = session.latest() + dice.between(5 * SECOND, 30 * SECOND);
            if (again >= plan.duration()) {
                return Talk.NEVER;
            }
            sessions++;
            session = session(again);
            next = session.nextTime();
        }
        return next;
    }

    @Override
    public void emit(Tap tap) throws IOException {
        session.emit(tap);
    }

    private void tell() throws IOException {
        long shares = session.conversation().tally().map(Tally::submittedShares).orElse(0L);
        truth.over(
                new OpaqueTruth.Connection(
                        "mining",
                        recipe.name(),
                        plan.chains().get(PlainMiners.chain(plan, miner)).label(),
                        "plain",
                        "",
                        session.path().client(),
                        session.path().server(),
                        session.start(),
                        session.latest(),
                        -1,
                        -1,
                        shares));
    }
}
