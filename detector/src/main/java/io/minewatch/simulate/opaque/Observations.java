package io.minewatch.simulate.opaque;

import io.minewatch.simulate.script.Side;

import java.util.SplittableRandom;

/**
 * What would be seen of the flows of a plan, without making a packet: for calibration, a hundred
 * times as fast. The segments are those that {@link OpaqueCapture} puts into its packets.
 */
public final class Observations {

    private final Population population;
    private final OpaquePlan plan;

    /** Of these flows. */
    public Observations(Population population) {
        this.population = population;
        this.plan = population.plan();
    }

    /**
     * One flow from its begin to its end.
     *
     * @return segments observed
     */
    public long run(int flow, Observer observer) {
        Talk talk = population.make(flow, false);
        var eyes = new Eyes(flow);
        long seen = 0;
        while (talk.advance()) {
            seen += eyes.show(talk, observer);
        }
        return seen;
    }

    /**
     * All flows, one after the other: the fastest.
     *
     * @return segments observed
     */
    public long runEach(Observer observer) {
        long seen = 0;
        for (int flow = 0; flow < plan.flows(); flow++) {
            seen += run(flow, observer);
        }
        return seen;
    }

    /**
     * All flows at once, in order of time.
     *
     * @return segments observed
     */
    public long runInOrder(Observer observer) {
        int count = plan.flows();
        var talks = new Talk[count];
        var eyes = new Eyes[count];
        var queue = new TimeQueue(count);
        for (int flow = 0; flow < count; flow++) {
            talks[flow] = population.make(flow, false);
            eyes[flow] = new Eyes(flow);
            if (talks[flow].advance()) {
                queue.add(talks[flow].nanos(), flow);
            }
        }
        long seen = 0;
        while (!queue.isEmpty()) {
            int flow = queue.first();
            seen += eyes[flow].show(talks[flow], observer);
            if (talks[flow].advance()) {
                queue.replaceFirst(talks[flow].nanos());
            } else {
                queue.removeFirst();
            }
        }
        return seen;
    }

    /** When the plaintext miners get work on new blocks, in order of time. */
    public void reference(Reference reference) {
        var impairments = plan.impairments();
        int count = Math.min(plan.plainMiners(), PlainMiners.places(plan));
        var queue = new TimeQueue(count);
        var next = new int[count];
        for (int place = 0; place < count; place++) {
            queue.add(feed(place).heardAt(0), place);
        }
        while (!queue.isEmpty()) {
            int place = queue.first();
            Feed feed = feed(place);
            int block = next[place]++;
            long at = feed.heardAt(block);
            if (at < plan.duration() && !impairments.pausesAt(at)) {
                int chain = PlainMiners.chain(plan, place);
                int height = plan.chains().get(chain).firstHeight() + block + 1;
                long error = impairments.clockError();
                reference.block(
                        chain, PlainMiners.pool(plan, place), height, plan.epoch() + at + error);
            }
            if (block + 1 < feed.blocks()) {
                queue.replaceFirst(feed.heardAt(block + 1));
            } else {
                queue.removeFirst();
            }
        }
    }

    private Feed feed(int place) {
        return population
                .chains()
                .feed(PlainMiners.chain(plan, place), PlainMiners.pool(plan, place));
    }

    /** What one flow shows of itself when some of it is lost. */
    private final class Eyes {

        private final int flow;
        private final double loss = plan.impairments().loss();
        private final boolean sees;
        private final boolean seesDown;
        private final SplittableRandom chance;

        Eyes(int flow) {
            this.flow = flow;
            this.sees = plan.impairments().only().orElse(Side.CLIENT) == Side.CLIENT;
            this.seesDown = plan.impairments().only().orElse(Side.SERVER) == Side.SERVER;
            this.chance = new SplittableRandom(Seeds.mix(plan.seed() + 29, flow));
        }

        int show(Talk talk, Observer observer) {
            long at = plan.epoch() + talk.nanos();
            if (talk.length() == 0) {
                if (talk.content() == Content.SYN) {
                    observer.opened(flow, at);
                }
                return 0;
            }
            boolean up = talk.upstream();
            if (up ? !sees : !seesDown) {
                return 0;
            }
            if (loss > 0 && chance.nextDouble() < loss) {
                return 0;
            }
            observer.segment(flow, up, talk.length(), at);
            return 1;
        }
    }
}
