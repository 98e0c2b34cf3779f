package io.minewatch.protocol;

import io.minewatch.Dialects;
import io.minewatch.flow.Flow;
import io.minewatch.flow.Follower;
import io.minewatch.flow.TestFlows;
import io.minewatch.metrics.Counters;
import io.minewatch.protocol.carrier.Carriage;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Hears a conversation and records what it meant. */
public final class Ear implements ConversationListener, ConversationListener.Listener {

    private static final long SECOND = 1_000_000_000;

    public final List<String> events = new ArrayList<>();
    public final List<Event> said = new ArrayList<>();
    public final Counters counters = new Counters();
    public String dialect = "";
    public String variant = "";
    public int client = -1;
    public boolean withdrawn;
    public final List<Carriage> carriages = new ArrayList<>();

    /** Dialects that were begun, those that were withdrawn again too. */
    public int begun;

    private final Flow flow = TestFlows.flow();
    private final Follower follower = new Conversations(Dialects.ALL, this, counters).opened(flow);
    private final int[] position = new int[2];
    private final int[] lost = new int[2];
    private long now;

    /** Time passes. */
    public Ear after(long nanos) {
        now += nanos;
        return this;
    }

    /** Bytes of one side. */
    public Ear hear(int side, byte[] bytes) {
        try (var arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(Math.max(1, bytes.length));
            MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
            TestFlows.said(flow, side, position[side]);
            position[side] += bytes.length;
            if (lost[side] > 0) {
                follower.gap(side, lost[side], now);
                lost[side] = 0;
            }
            follower.data(side, memory, 0, bytes.length, now++);
        }
        return this;
    }

    /** The other side acknowledges bytes of this one that were not captured so far. */
    public Ear acknowledged(int side, int bytes) {
        TestFlows.said(flow, side, position[side]);
        TestFlows.said(flow, side, position[side] + bytes);
        return this;
    }

    /** The same, and they never will be: that is clear with what is heard behind them. */
    public Ear lost(int side, int bytes) {
        acknowledged(side, bytes);
        position[side] += bytes;
        lost[side] += bytes;
        return this;
    }

    /** A line of one side, a second later. */
    public Ear hear(int side, String line) {
        return after(SECOND).hear(side, (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** All lines of a conversation. */
    public Ear hear(List<Fixture.Line> lines) {
        lines.forEach(line -> after(SECOND).hear(line.side(), line.bytes()));
        return this;
    }

    public Ear gap(int side) {
        follower.gap(side, 100, now++);
        return this;
    }

    public Ear end() {
        follower.closed(now++);
        return this;
    }

    public Follower follower() {
        return follower;
    }

    @Override
    public Listener begins(Flow flow, Dialect chosen) {
        dialect = chosen.name();
        variant = chosen.variant();
        begun++;
        return this;
    }

    @Override
    public void dialect(Dialect other) {
        dialect = other.name();
        variant = other.variant();
    }

    @Override
    public void client(int side) {
        client = side;
    }

    @Override
    public void carried(Carriage carriage) {
        carriages.add(carriage);
    }

    @Override
    public void event(Heard heard, Event event) {
        said.add(event);
        events.add(heard.speaker().name().toLowerCase() + " " + event);
    }

    @Override
    public void pulse(long timeNanos) {}

    @Override
    public void withdrawn() {
        withdrawn = true;
        dialect = "";
        variant = "";
    }

    @Override
    public void ended(long timeNanos) {}
}
