package io.minewatch.simulate.opaque;

import io.minewatch.simulate.net.Endpoint;
import io.minewatch.simulate.net.Line;
import io.minewatch.simulate.net.Line.Step;
import io.minewatch.simulate.net.Tap;
import io.minewatch.simulate.script.Side;

import java.io.IOException;
import java.util.Locale;

/** An opaque flow as packets: its segments, one connection after the other. */
final class RunningTalk implements Running {

    private final int flow;
    private final Talk talk;
    private final Described what;
    private final String chain;
    private final Endpoint server;
    private final Ink ink;
    private final OpaqueTruth truth;
    private Line line;
    private int connections;
    private long begin = Talk.NEVER;
    private long latest;
    private final long[] segments = new long[2];
    private long shares;
    private boolean over;

    RunningTalk(int flow, Population population, Ink ink, OpaqueTruth truth) {
        this.flow = flow;
        this.talk = population.make(flow, true);
        this.what = population.describe(flow);
        this.ink = ink;
        this.truth = truth;
        this.chain = what.chain() < 0 ? "" : population.chains().kind(what.chain()).label();
        this.server = server();
        this.line = line();
        this.over = !talk.advance();
    }

    private Endpoint server() {
        int port = what.carrier().port();
        boolean pool =
                what.label() == Described.Label.MINING || what.label() == Described.Label.IDLE;
        return pool
                ? Ends.pool(what.chain(), what.pool(), port)
                : Ends.server(what.name(), flow, port);
    }

    private Line line() {
        long seed = Seeds.mix(flow, connections);
        return new Line(Ends.client(flow, connections), server, what.carrier().datagrams(), seed);
    }

    @Override
    public long nextTime() throws IOException {
        if (over) {
            tell();
            return Talk.NEVER;
        }
        return talk.nanos();
    }

    @Override
    public void emit(Tap tap) throws IOException {
        if (talk.content() == Content.SYN) {
            tell();
            connections++;
            line = line();
        }
        latest = talk.nanos();
        begin = Math.min(begin, latest);
        Side from = talk.upstream() ? Side.CLIENT : Side.SERVER;
        int length = talk.length();
        if (length > 0) {
            segments[from.ordinal()]++;
        }
        byte[] payload = ink.write(talk, what.hello(), flow, segments[from.ordinal()]);
        line.pass(tap, latest, from, step(), payload, length);
        over = !talk.advance();
    }

    private Step step() {
        return switch (talk.content()) {
            case SYN -> Step.SYN;
            case SYN_ACK -> Step.SYN_ACK;
            case ACK -> Step.ACK;
            case FIN -> Step.FIN;
            default -> Step.DATA;
        };
    }

    /** A connection is over, if there was one. */
    private void tell() throws IOException {
        if (begin == Talk.NEVER) {
            return;
        }
        long all = talk instanceof Miner miner ? miner.shares() : 0;
        truth.over(
                new OpaqueTruth.Connection(
                        what.label().name().toLowerCase(Locale.ROOT),
                        what.name(),
                        chain,
                        what.carrier().label(),
                        what.hello(),
                        line.client(),
                        line.server(),
                        begin,
                        latest,
                        segments[0],
                        segments[1],
                        all - shares));
        shares = all;
        begin = Talk.NEVER;
        segments[0] = 0;
        segments[1] = 0;
    }
}
