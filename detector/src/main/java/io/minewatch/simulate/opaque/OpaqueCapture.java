package io.minewatch.simulate.opaque;

import io.minewatch.simulate.net.EncapsulationStack;
import io.minewatch.simulate.net.FrameSink;
import io.minewatch.simulate.net.LinkLayer;
import io.minewatch.simulate.net.Tap;
import io.minewatch.simulate.script.Dice;

import java.io.IOException;

/**
 * The packets of a plan in order of time. Each flow is a small generator, and a heap of their next
 * times is all that holds them together: memory follows the flows, never the duration.
 */
public final class OpaqueCapture {

    private final OpaquePlan plan;
    private final Population population;

    /** Draws the blocks; equal plans give equal captures. */
    public OpaqueCapture(OpaquePlan plan) {
        this.plan = plan;
        this.population = new Population(plan);
    }

    /** What is captured on Ethernet with the impairments of a plan. */
    public static Tap.Settings settings(OpaquePlan plan) {
        var impairments = plan.impairments();
        return new Tap.Settings(
                LinkLayer.ETHERNET,
                EncapsulationStack.none(),
                0,
                0,
                impairments.only(),
                impairments.loss(),
                0,
                Tap.Settings.EVERYTHING.snapLength());
    }

    /** The flows that will be captured. */
    public Population population() {
        return population;
    }

    /** Runs it to its end; how much was captured. */
    public Tap run(FrameSink sink, OpaqueTruth truth) throws IOException {
        return run(settings(plan), sink, truth);
    }

    /** Runs it to its end as captured in this way, whatever the plan says of what is seen. */
    public Tap run(Tap.Settings settings, FrameSink sink, OpaqueTruth truth) throws IOException {
        var tap = new Tap(settings, sink, plan.epoch(), new Dice(Seeds.mix(plan.seed(), -2)));
        var flows = flows(truth);
        var queue = new TimeQueue(flows.length);
        for (int i = 0; i < flows.length; i++) {
            long first = flows[i].nextTime();
            if (first < plan.duration()) {
                queue.add(first, i);
            }
        }
        while (!queue.isEmpty()) {
            Running next = flows[queue.first()];
            next.emit(tap);
            long time = next.nextTime();
            if (time == Talk.NEVER) {
                queue.removeFirst();
            } else {
                queue.replaceFirst(time);
            }
        }
        return tap;
    }

    private Running[] flows(OpaqueTruth truth) {
        int opaque = plan.flows();
        var ink = new Ink(Seeds.mix(plan.seed(), -3));
        var plain = new PlainMiners(plan, population.chains());
        var flows = new Running[opaque + plan.plainMiners()];
        for (int i = 0; i < opaque; i++) {
            flows[i] = new RunningTalk(i, population, ink, truth);
        }
        for (int i = opaque; i < flows.length; i++) {
            flows[i] = new RunningPlain(i, i - opaque, plan, plain, truth);
        }
        return flows;
    }
}
